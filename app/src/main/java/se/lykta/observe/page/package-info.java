/// The pages of guarding: what is agreed, what was reported, and what is missing.
@NullMarked
package se.lykta.observe.page;

import org.jspecify.annotations.NullMarked;
