/// The operational picture: what happened, where and when, what is unusual, and how sure that is.
@NullMarked
package se.lykta.picture;

import org.jspecify.annotations.NullMarked;
