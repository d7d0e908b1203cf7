/// Figures as drawings: the clock of the week, the trend, an interval's band, and the steps of colour.
@NullMarked
package se.lykta.picture.chart;

import org.jspecify.annotations.NullMarked;
