/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.emerging;

import org.jspecify.annotations.NullMarked;
