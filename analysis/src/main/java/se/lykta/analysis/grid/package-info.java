/// Which cell does a point fall in, and which cells are its neighbours: square grids in metres.
@NullMarked
package se.lykta.analysis.grid;

import org.jspecify.annotations.NullMarked;
