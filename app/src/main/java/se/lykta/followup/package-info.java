/// Was it done, and did it change anything? Effects of actions, planned before they are seen.
@NullMarked
package se.lykta.followup;

import org.jspecify.annotations.NullMarked;
