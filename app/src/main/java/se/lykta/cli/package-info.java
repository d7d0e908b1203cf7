/// Shell: the command line. Each command is a few lines that call what the pages call.
@NullMarked
package se.lykta.cli;

import org.jspecify.annotations.NullMarked;
