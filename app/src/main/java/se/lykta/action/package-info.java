/// What is done about what the picture shows: actions from a proposal to the check of what they led to.
@NullMarked
package se.lykta.action;

import org.jspecify.annotations.NullMarked;
