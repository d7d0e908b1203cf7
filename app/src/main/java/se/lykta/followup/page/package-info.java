/// The page of an action's effect.
@NullMarked
package se.lykta.followup.page;

import org.jspecify.annotations.NullMarked;
