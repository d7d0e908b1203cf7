/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.probability;

import org.jspecify.annotations.NullMarked;
