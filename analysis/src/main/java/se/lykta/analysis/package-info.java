/// Kernels that answer one question each over primitive arrays. They know no Spring, no files, no clock and no
/// hidden randomness: the same arrays give the same answer on every machine and thread count.
@NullMarked
package se.lykta.analysis;

import org.jspecify.annotations.NullMarked;
