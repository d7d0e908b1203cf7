/// The pages of places: the list, one place, and the forms.
@NullMarked
package se.lykta.place.page;

import org.jspecify.annotations.NullMarked;
