/// Ground: a municipality's settings as data: code, names, map frame, coordinate systems, taxonomy, thresholds.
@NullMarked
package se.lykta.municipality;

import org.jspecify.annotations.NullMarked;
