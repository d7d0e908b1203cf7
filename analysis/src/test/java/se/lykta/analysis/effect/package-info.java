/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.effect;

import org.jspecify.annotations.NullMarked;
