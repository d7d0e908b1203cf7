/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.grid;

import org.jspecify.annotations.NullMarked;
