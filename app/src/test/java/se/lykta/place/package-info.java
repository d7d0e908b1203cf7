/// Tests of places.
@NullMarked
package se.lykta.place;

import org.jspecify.annotations.NullMarked;
