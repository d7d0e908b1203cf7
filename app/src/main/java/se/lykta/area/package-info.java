/// Where is a place, in which system, and in which areas does it lie: coordinate systems, areas with version and
/// validity, place names.
@NullMarked
package se.lykta.area;

import org.jspecify.annotations.NullMarked;
