/// Tests of guard companies' files and mails.
@NullMarked
package se.lykta.observe.delivery;

import org.jspecify.annotations.NullMarked;
