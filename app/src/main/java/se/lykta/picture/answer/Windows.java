package se.lykta.picture.answer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import se.lykta.analysis.trend.SeasonFactors;

/// The period asked about and the earlier periods of the same length that tell what to expect of it.
///
/// @param boundaries first minutes of the periods from the earliest to the one asked about, and the first
/// after it
/// @param seasonPeriod which of the year's thirteen four-week periods holds the middle of each
public record Windows(int[] boundaries, int[] seasonPeriod) {
    private static final int MOST_YEARS = 3;

    /// @param firstDay no period begins before it
    /// @param most at most so many earlier periods
    public static Windows before(PictureQuestion question, ZoneId zone, LocalDate firstDay, int most) {
        int days = question.days();
        var earliest = firstDay.isBefore(question.from().minusYears(MOST_YEARS))
                ? question.from().minusYears(MOST_YEARS)
                : firstDay;
        long possible = Math.max(0, ChronoUnit.DAYS.between(earliest, question.from()) / days);
        int earlier = (int) Math.min(most, possible);
        var boundaries = new int[earlier + 2];
        var seasons = new int[earlier + 1];
        for (int i = 0; i <= earlier; i++) {
            var start = question.from().minusDays((long) days * (earlier - i));
            boundaries[i] = PictureQuestion.minute(start, zone);
            seasons[i] = SeasonFactors.fourWeekPeriod(start.plusDays(days / 2).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        boundaries[earlier + 1] = PictureQuestion.minute(question.to().plusDays(1), zone);
        return new Windows(boundaries, seasons);
    }

    /// Number of earlier periods.
    public int earlier() {
        return boundaries.length - 2;
    }

    /// What the season makes of each period, the one asked about last; 0 for periods before the first incident.
    ///
    /// The season is judged when the earlier periods reach over a year and are no longer than a season's step.
    ///
    /// @param pooled count of each period
    /// @param looked how much was looked in each, 1 = as usual
    public double[] season(long[] pooled, double[] looked, int days) {
        var season = new double[pooled.length];
        boolean begun = false;
        for (int i = 0; i < pooled.length; i++) {
            begun |= pooled[i] > 0;
            season[i] = begun ? 1 : 0;
        }
        int earlier = earlier();
        if (days <= 31 && (long) earlier * days >= 364) {
            var exposure = new double[earlier];
            Arrays.setAll(exposure, i -> season[i] * looked[i]);
            var factors = SeasonFactors.estimate(
                    Arrays.copyOf(seasonPeriod, earlier), Arrays.copyOf(pooled, earlier), exposure, 13);
            for (int i = 0; i < season.length; i++) {
                season[i] *= factors.of(seasonPeriod[i]);
            }
        }
        return season;
    }
}
