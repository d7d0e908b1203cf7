package se.lykta.analysis.rhythm;

/// Incidents by hour of the week.
///
/// @param hourOfWeek weight per hour, length 168, Monday 00 first; sums to the number of events; not copied
/// @param events spread over the hours
/// @param tooLong events whose interval was too long to say anything about the hour; shown beside the clock
/// @param unusable events whose interval ends before it starts or has no date
public record HourWeights(double[] hourOfWeek, int events, int tooLong, int unusable) {
    private static final int DAY = 24;

    /// The clock: weight per hour of the day, length 24.
    public double[] hourOfDay() {
        double[] day = new double[DAY];
        for (int h = 0; h < hourOfWeek.length; h++) {
            day[h % DAY] += hourOfWeek[h];
        }
        return day;
    }

    /// Incidents per real hour, to compare hours when the period is not whole weeks.
    /// @param hoursIn from {@link HourClock#hoursIn}
    /// @return length 168; NaN for an hour the period does not hold
    public double[] perHour(double[] hoursIn) {
        double[] rate = new double[hourOfWeek.length];
        for (int h = 0; h < rate.length; h++) {
            rate[h] = hoursIn[h] > 0 ? hourOfWeek[h] / hoursIn[h] : Double.NaN;
        }
        return rate;
    }

    /// Around which hour of the day do incidents gather, and how tightly?
    public MeanHour meanHour() {
        double[] day = hourOfDay();
        double cosine = 0;
        double sine = 0;
        double total = 0;
        for (int h = 0; h < DAY; h++) {
            double angle = 2 * Math.PI * (h + 0.5) / DAY;
            cosine += day[h] * Math.cos(angle);
            sine += day[h] * Math.sin(angle);
            total += day[h];
        }
        if (!(total > 0)) {
            return new MeanHour(Double.NaN, 0, 1);
        }
        double strength = Math.hypot(cosine, sine) / total;
        double hour = Math.atan2(sine, cosine) * DAY / (2 * Math.PI);
        return new MeanHour(hour < 0 ? hour + DAY : hour, strength, Math.exp(-events * strength * strength));
    }

    /// @param hour 0 to 24 on the wall clock, NaN without events; each hour stands for its middle
    /// @param strength 0 = spread evenly or in opposite peaks, 1 = all at one moment
    /// @param p Rayleigh's approximate p-value of no gathering, exp(-n R²); too small to trust for many wide
    /// intervals
    public record MeanHour(double hour, double strength, double p) {}
}
