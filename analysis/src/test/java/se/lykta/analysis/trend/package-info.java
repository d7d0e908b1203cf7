/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.trend;

import org.jspecify.annotations.NullMarked;
