/// Tests of the pages of actions.
@NullMarked
package se.lykta.action.page;

import org.jspecify.annotations.NullMarked;
