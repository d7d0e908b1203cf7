/// Step 1: what guarding is agreed, what is reported of it, how much effort went into looking, and what
/// people in the field report.
@NullMarked
package se.lykta.observe;

import org.jspecify.annotations.NullMarked;
