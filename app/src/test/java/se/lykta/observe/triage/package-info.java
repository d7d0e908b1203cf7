/// Tests of triage.
@NullMarked
package se.lykta.observe.triage;

import org.jspecify.annotations.NullMarked;
