/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.nearrepeat;

import org.jspecify.annotations.NullMarked;
