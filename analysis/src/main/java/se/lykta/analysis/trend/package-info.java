/// Is it more than usual, how sure is that, and compared with what: expected counts, weekly series and rates.
@NullMarked
package se.lykta.analysis.trend;

import org.jspecify.annotations.NullMarked;
