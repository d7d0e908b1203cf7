/// How likely is a count this high, and which counts are ordinary: the few distributions the kernels share.
@NullMarked
package se.lykta.analysis.probability;

import org.jspecify.annotations.NullMarked;
