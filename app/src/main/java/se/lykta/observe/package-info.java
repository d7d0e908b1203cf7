/// Step 1: what people see and report, and how much effort went into looking.
@NullMarked
package se.lykta.observe;

import org.jspecify.annotations.NullMarked;
