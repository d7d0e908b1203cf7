/// Step 1: what guarding is agreed, what is reported of it, and how much effort went into looking.
@NullMarked
package se.lykta.observe;

import org.jspecify.annotations.NullMarked;
