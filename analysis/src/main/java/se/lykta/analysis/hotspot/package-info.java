/// Where is it denser than expected: Getis-Ord Gi* with exact tails, false discovery rate, and kernel density.
@NullMarked
package se.lykta.analysis.hotspot;

import org.jspecify.annotations.NullMarked;
