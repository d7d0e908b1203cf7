/// Tests of the pages of places.
@NullMarked
package se.lykta.place.page;

import org.jspecify.annotations.NullMarked;
