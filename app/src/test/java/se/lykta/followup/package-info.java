/// Tests of effects.
@NullMarked
package se.lykta.followup;

import org.jspecify.annotations.NullMarked;
