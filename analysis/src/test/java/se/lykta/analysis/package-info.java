/// Shared test data of the kernels.
@NullMarked
package se.lykta.analysis;

import org.jspecify.annotations.NullMarked;
