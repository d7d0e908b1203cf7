/// Tests of actions.
@NullMarked
package se.lykta.action;

import org.jspecify.annotations.NullMarked;
