/// Did an action change anything, compared with what, did the problem move, and what could have been seen at
/// all?
@NullMarked
package se.lykta.analysis.effect;

import org.jspecify.annotations.NullMarked;
