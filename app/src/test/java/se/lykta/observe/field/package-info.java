/// Tests of the intake of reports from the field.
@NullMarked
package se.lykta.observe.field;

import org.jspecify.annotations.NullMarked;
