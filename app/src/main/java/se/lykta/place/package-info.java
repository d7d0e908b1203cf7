/// Step 3: named places with extent, owner and history, and what has been seen and done there.
@NullMarked
package se.lykta.place;

import org.jspecify.annotations.NullMarked;
