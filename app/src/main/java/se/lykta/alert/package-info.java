/// Step 3: what somebody should look at, found each night, with why, how sure, and how often such a thing is
/// chance.
@NullMarked
package se.lykta.alert;

import org.jspecify.annotations.NullMarked;
