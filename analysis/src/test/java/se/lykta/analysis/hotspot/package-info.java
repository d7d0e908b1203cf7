/// Tests of the kernels in this package.
@NullMarked
package se.lykta.analysis.hotspot;

import org.jspecify.annotations.NullMarked;
