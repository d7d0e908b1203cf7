/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.rhythm;

import org.jspecify.annotations.NullMarked;
