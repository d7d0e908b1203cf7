/// The picture's counts at a million incidents and more, beside PostGIS and DuckDB over the same rows.
@NullMarked
package se.lykta.benchmarks.picture;

import org.jspecify.annotations.NullMarked;
