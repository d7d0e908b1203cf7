/// Readers of single cells: times, numbers and the hashes that identify rows.
@NullMarked
package se.lykta.ingest.map;

import org.jspecify.annotations.NullMarked;
