/// Is something growing right now, anywhere in town and of any size: the prospective space-time permutation scan.
@NullMarked
package se.lykta.analysis.emerging;

import org.jspecify.annotations.NullMarked;
