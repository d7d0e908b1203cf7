/// The pages of actions: the board, an action, the form that proposes one, and the catalogue.
@NullMarked
package se.lykta.action.page;

import org.jspecify.annotations.NullMarked;
