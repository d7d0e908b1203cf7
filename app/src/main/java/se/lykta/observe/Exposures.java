package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;

/// How much was looked, so that counts can be divided by effort and silence is told from zero?
@Component
public class Exposures {
    private static final int MINUTE_SECONDS = 60;

    private final Hours hours;

    public Exposures(Hours hours) {
        this.hours = hours;
    }

    /// Where the hours come from: agreements on guarding and the reports of shifts.
    @FunctionalInterface
    public interface Hours {
        /// The days of a period by source, day and area.
        ///
        /// @param from first day
        /// @param to last day, included
        List<Exposure> hours(MunicipalityId municipality, LocalDate from, LocalDate to);
    }

    /// Which share of the agreed hours did a source report in each window?
    ///
    /// A day that a window cuts counts by the share of its minutes.
    ///
    /// @param boundariesMinutes ascending, in minutes since 1970-01-01T00:00Z: where each window begins, and
    ///     where the last one ends
    /// @param zone days are local days here
    /// @return one share per window; 0 = nothing reported, above 1 = more than agreed; NaN = no hours were
    ///     agreed or nothing is known
    public double[] coverage(MunicipalityId municipality, String sourceCode, int[] boundariesMinutes, ZoneId zone) {
        var unknown = new double[boundariesMinutes.length - 1];
        Arrays.fill(unknown, Double.NaN);
        return coverage(municipality, boundariesMinutes, zone).getOrDefault(sourceCode, unknown);
    }

    /// The same for every source that anything is known of, by its code.
    public Map<String, double[]> coverage(MunicipalityId municipality, int[] boundariesMinutes, ZoneId zone) {
        requireWindows(boundariesMinutes);
        var from = day(boundariesMinutes[0], zone);
        var to = day(boundariesMinutes[boundariesMinutes.length - 1] - 1, zone);
        var bySource = new TreeMap<String, List<Exposure>>();
        for (var exposure : hours.hours(municipality, from, to)) {
            bySource.computeIfAbsent(exposure.sourceCode(), code -> new ArrayList<>())
                    .add(exposure);
        }
        var coverage = new TreeMap<String, double[]>();
        bySource.forEach((source, exposures) -> coverage.put(source, shares(exposures, boundariesMinutes, zone)));
        return coverage;
    }

    static double[] shares(List<Exposure> exposures, int[] boundariesMinutes, ZoneId zone) {
        int windows = boundariesMinutes.length - 1;
        var agreed = new double[windows];
        var reported = new double[windows];
        for (var exposure : exposures) {
            double start = minute(exposure.day(), zone);
            double end = minute(exposure.day().plusDays(1), zone);
            int found = Arrays.binarySearch(boundariesMinutes, (int) start);
            for (int i = Math.max(0, found < 0 ? -found - 2 : found); i < windows && boundariesMinutes[i] < end; i++) {
                double overlap = Math.min(end, boundariesMinutes[i + 1]) - Math.max(start, boundariesMinutes[i]);
                double share = Math.max(0, overlap) / (end - start);
                agreed[i] += share * exposure.agreedHours();
                reported[i] += share * exposure.reportedHours();
            }
        }
        var shares = new double[windows];
        for (int i = 0; i < windows; i++) {
            shares[i] = agreed[i] > 0 ? reported[i] / agreed[i] : Double.NaN;
        }
        return shares;
    }

    private static void requireWindows(int[] boundariesMinutes) {
        if (boundariesMinutes.length < 2) {
            throw new IllegalArgumentException(
                    "boundariesMinutes has " + boundariesMinutes.length + " values, must have at least 2");
        }
        for (int i = 1; i < boundariesMinutes.length; i++) {
            if (boundariesMinutes[i] <= boundariesMinutes[i - 1]) {
                throw new IllegalArgumentException("boundariesMinutes is " + boundariesMinutes[i] + " after "
                        + boundariesMinutes[i - 1] + ", must ascend");
            }
        }
    }

    private static LocalDate day(int minute, ZoneId zone) {
        return Instant.ofEpochSecond((long) minute * MINUTE_SECONDS)
                .atZone(zone)
                .toLocalDate();
    }

    private static long minute(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond() / MINUTE_SECONDS;
    }
}
