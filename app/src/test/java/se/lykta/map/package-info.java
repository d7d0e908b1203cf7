/// Tests of the base map against tiles of their own making.
@NullMarked
package se.lykta.map;

import org.jspecify.annotations.NullMarked;
