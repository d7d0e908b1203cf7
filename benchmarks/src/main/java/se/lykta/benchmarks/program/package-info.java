/// The whole program measured: an import from file to incidents, and pages under load.
@NullMarked
package se.lykta.benchmarks.program;

import org.jspecify.annotations.NullMarked;
