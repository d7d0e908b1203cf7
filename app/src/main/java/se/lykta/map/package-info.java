/// The ground under the picture's map: tiles of a chosen map, fetched by the server so that nobody's position
/// leaves.
@NullMarked
package se.lykta.map;

import org.jspecify.annotations.NullMarked;
