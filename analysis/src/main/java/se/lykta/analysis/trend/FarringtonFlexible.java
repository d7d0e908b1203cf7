package se.lykta.analysis.trend;

import java.util.Arrays;
import se.lykta.analysis.probability.NegativeBinomial;

/// Is this week higher than the same season of earlier years, given trend and past outbreaks?
///
/// A quasi-Poisson regression with a linear trend and a season factor of ten levels over the years before, the
/// latest 26 weeks left out. Weeks whose Anscombe residual lies above 2.58 are weighed down as past outbreaks and
/// the model is fitted again. The band is the negative binomial (or Poisson) quantile at the forecast. No signal
/// with fewer than five events in four weeks. The trend is dropped when it forecasts more than was ever seen.
///
/// Source: Farrington et al. 1996; Noufaily et al. 2013; the details agree with surveillance 1.20.3,
/// `farringtonFlexible(b=4, w=3, noPeriods=10, pastWeeksNotIncluded=26, weightsThreshold=2.58, pThresholdTrend=1,
/// thresholdMethod='nbPlugin')`. Golden values: docs/methods/expected-band.md
///
/// @param years of history used, 4 or 5
/// @param alpha chance of a false signal in an unchanged week, 0.01
public record FarringtonFlexible(int years, double alpha) {
    private static final int YEAR = 52;
    private static final int HALF_WINDOW = 3;
    private static final int PERIODS = 10;
    private static final int LATEST_LEFT_OUT = 26;
    private static final double OUTBREAK_RESIDUAL = 2.58;
    private static final int FEWEST_EVENTS = 5;
    private static final int EVENT_WEEKS = 4;

    public FarringtonFlexible {
        if (years < 3 || !(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException(
                    "years is " + years + " and alpha is " + alpha + ", must be >= 3 and between 0 and 0.5");
        }
    }

    /// Four years, 1 % false signals.
    public static FarringtonFlexible withDefaults() {
        return new FarringtonFlexible(4, 0.01);
    }

    /// Weeks of history before the week in question.
    public int neededWeeks() {
        return years * YEAR + HALF_WINDOW;
    }

    /// @param weekly counts, one per week without gaps
    /// @param week index of the week in question
    public WeekBand at(int[] weekly, int week) {
        if (week < neededWeeks()) {
            return new WeekBand.TooShort(neededWeeks(), week);
        }
        int from = week - years * YEAR - HALF_WINDOW;
        int rows = week - LATEST_LEFT_OUT - from;
        double[] count = new double[rows];
        int[] period = new int[rows];
        for (int i = 0; i < rows; i++) {
            count[i] = weekly[from + i];
            period[i] = period(i);
        }
        if (Arrays.stream(count).sum() == 0) {
            return band(0, 1, weekly, week);
        }
        var fit = withTrend(count, period, week - from);
        return Double.isNaN(fit.forecast())
                ? new WeekBand.NoFit()
                : band(fit.forecast(), fit.dispersion(), weekly, week);
    }

    private WeekBand band(double mean, double dispersion, int[] weekly, int week) {
        double size = dispersion > 1 ? mean / (dispersion - 1) : Double.POSITIVE_INFINITY;
        long upper = NegativeBinomial.quantile(1 - alpha, mean, size);
        double p = NegativeBinomial.upper(weekly[week], mean, size);
        int recent = 0;
        for (int i = week - EVENT_WEEKS + 1; i <= week; i++) {
            recent += weekly[i];
        }
        boolean signal = weekly[week] > upper && recent >= FEWEST_EVENTS;
        return new WeekBand.Expected(WeekBand.Method.FARRINGTON_FLEXIBLE, mean, upper, p, dispersion, signal);
    }

    /// The window around the week's place in the year is the last level; the rest of the year is shared by the
    /// others.
    private static int period(int row) {
        int intoYear = row % YEAR;
        int window = 2 * HALF_WINDOW + 1;
        if (intoYear < window) {
            return PERIODS - 1;
        }
        int each = (YEAR - window) / (PERIODS - 1);
        return Math.min(PERIODS - 2, (intoYear - window) / each);
    }

    private static Forecast withTrend(double[] count, int[] period, int at) {
        var fit = reweighted(count, period, at, true);
        double most = Arrays.stream(count).max().orElseThrow();
        return fit.forecast() <= most ? fit : reweighted(count, period, at, false);
    }

    private static Forecast reweighted(double[] count, int[] period, int at, boolean trend) {
        double[] weight = new double[count.length];
        Arrays.fill(weight, 1);
        var design = new SeasonRegression(period, PERIODS, trend);
        var first = design.fit(count, weight);
        if (!first.converged()) {
            return trend ? reweighted(count, period, at, false) : new Forecast(Double.NaN, 1);
        }
        double dispersion = Math.max(1, first.dispersion());
        var second = design.fit(count, outbreakWeights(count, first, dispersion));
        double forecast = second.converged() ? second.forecast(PERIODS - 1, at) : Double.NaN;
        return new Forecast(forecast, Math.max(1, second.dispersion()));
    }

    private static double[] outbreakWeights(double[] count, SeasonRegression.Fit fit, double dispersion) {
        double[] weight = new double[count.length];
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            double mean = fit.mean()[i];
            double residual = 1.5 * (Math.pow(count[i], 2.0 / 3) * Math.pow(mean, -1.0 / 6) - Math.sqrt(mean));
            residual /= Math.sqrt(dispersion) * Math.sqrt(1 - fit.leverage()[i]);
            weight[i] = residual > OUTBREAK_RESIDUAL ? 1 / (residual * residual) : 1;
            sum += weight[i];
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= weight.length / sum;
        }
        return weight;
    }

    private record Forecast(double forecast, double dispersion) {}
}
