package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;

/// How much was looked, so that counts can be divided by effort and silence is told from zero?
@Component
public class Exposures {
    private static final int MINUTE_SECONDS = 60;
    private static final int DAY_MINUTES = 1440;

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
        var coverage = new TreeMap<String, double[]>();
        bySource(municipality, boundariesMinutes, zone)
                .forEach((source, known) -> coverage.put(
                        source, Sums.of(known, boundariesMinutes, zone).shares()));
        return coverage;
    }

    /// How many hours a day was a source out? Of a window that is not over, as many as the reports so far make of
    /// what is planned for the whole. 0 = nothing reported; NaN = no hours were agreed or nothing is known.
    ///
    /// @param everywhere per window, all hours
    /// @param elsewhere per window, the hours agreed without naming an area
    /// @param byArea per window, the hours agreed for an area, by its code
    public record Looking(double[] everywhere, double[] elsewhere, Map<String, double[]> byArea) {
        public Looking {
            byArea = Map.copyOf(byArea);
        }

        /// The hours agreed for the area; when no agreement names it, those that name no area.
        public double[] in(String areaCode) {
            return byArea.getOrDefault(areaCode, elsewhere);
        }
    }

    /// Which of the hours of one source count on a piece of ground?
    @FunctionalInterface
    public interface Ground {
        /// The whole municipality: all of them.
        Ground EVERYWHERE = known -> known;

        List<Exposure> of(List<Exposure> oneSource);

        /// The hours agreed for an area that the ground lies in, an hour for two of them once; when no agreement
        /// names one, those that name no area.
        ///
        /// @param liesIn whether the ground lies, at least in part, in the area with this code
        static Ground in(Predicate<String> liesIn) {
            return known -> {
                var named = known.stream()
                        .filter(exposure -> exposure.areaCodes().stream().anyMatch(liesIn))
                        .toList();
                return named.isEmpty()
                        ? known.stream()
                                .filter(exposure -> exposure.areaCodes().isEmpty())
                                .toList()
                        : named;
            };
        }
    }

    /// How many hours a day was each source out on this ground? As in [Looking].
    ///
    /// @param boundariesMinutes and zone as for the coverage
    /// @return by the code of the source
    public Map<String, double[]> hoursPerDay(
            MunicipalityId municipality, Ground ground, int[] boundariesMinutes, ZoneId zone) {
        var hoursPerDay = new TreeMap<String, double[]>();
        bySource(municipality, boundariesMinutes, zone)
                .forEach((source, known) ->
                        hoursPerDay.put(source, hoursPerDay(ground.of(known), boundariesMinutes, zone)));
        return hoursPerDay;
    }

    /// What was agreed and reported on this ground, day by day?
    ///
    /// @param from first day
    /// @param to last day, included
    /// @return by the code of the source, at least one row each
    public Map<String, List<Exposure>> on(MunicipalityId municipality, Ground ground, LocalDate from, LocalDate to) {
        var on = new TreeMap<String, List<Exposure>>();
        bySource(hours.hours(municipality, from, to)).forEach((source, known) -> {
            var here = ground.of(known);
            if (!here.isEmpty()) {
                on.put(source, here);
            }
        });
        return on;
    }

    /// @param boundariesMinutes and zone as for the coverage
    /// @return by the code of the source
    public Map<String, Looking> looking(MunicipalityId municipality, int[] boundariesMinutes, ZoneId zone) {
        var looking = new TreeMap<String, Looking>();
        bySource(municipality, boundariesMinutes, zone)
                .forEach((source, known) -> looking.put(source, looking(known, boundariesMinutes, zone)));
        return looking;
    }

    private static Looking looking(List<Exposure> known, int[] boundariesMinutes, ZoneId zone) {
        var byArea = new TreeMap<String, double[]>();
        known.stream()
                .flatMap(exposure -> exposure.areaCodes().stream())
                .distinct()
                .forEach(area -> byArea.put(
                        area,
                        hoursPerDay(
                                known.stream()
                                        .filter(exposure -> exposure.areaCodes().contains(area))
                                        .toList(),
                                boundariesMinutes,
                                zone)));
        var elsewhere = known.stream()
                .filter(exposure -> exposure.areaCodes().isEmpty())
                .toList();
        return new Looking(
                hoursPerDay(known, boundariesMinutes, zone), hoursPerDay(elsewhere, boundariesMinutes, zone), byArea);
    }

    private static double[] hoursPerDay(List<Exposure> known, int[] boundariesMinutes, ZoneId zone) {
        var sums = Sums.of(known, boundariesMinutes, zone);
        var hours = sums.shares();
        for (int i = 0; i < hours.length; i++) {
            hours[i] *= sums.planned[i] * DAY_MINUTES / (boundariesMinutes[i + 1] - boundariesMinutes[i]);
        }
        return hours;
    }

    private Map<String, List<Exposure>> bySource(MunicipalityId municipality, int[] boundariesMinutes, ZoneId zone) {
        requireWindows(boundariesMinutes);
        var from = day(boundariesMinutes[0], zone);
        var to = day(boundariesMinutes[boundariesMinutes.length - 1] - 1, zone);
        return bySource(hours.hours(municipality, from, to));
    }

    private static Map<String, List<Exposure>> bySource(List<Exposure> exposures) {
        var bySource = new TreeMap<String, List<Exposure>>();
        for (var exposure : exposures) {
            bySource.computeIfAbsent(exposure.sourceCode(), code -> new ArrayList<>())
                    .add(exposure);
        }
        return bySource;
    }

    /// Hours per window.
    record Sums(double[] planned, double[] agreed, double[] reported) {
        static Sums of(List<Exposure> exposures, int[] boundariesMinutes, ZoneId zone) {
            int windows = boundariesMinutes.length - 1;
            var sums = new Sums(new double[windows], new double[windows], new double[windows]);
            for (var exposure : exposures) {
                double start = minute(exposure.day(), zone);
                double end = minute(exposure.day().plusDays(1), zone);
                int found = Arrays.binarySearch(boundariesMinutes, (int) start);
                int first = Math.max(0, found < 0 ? -found - 2 : found);
                for (int i = first; i < windows && boundariesMinutes[i] < end; i++) {
                    double overlap = Math.min(end, boundariesMinutes[i + 1]) - Math.max(start, boundariesMinutes[i]);
                    double share = Math.max(0, overlap) / (end - start);
                    sums.planned[i] += share * exposure.plannedHours();
                    sums.agreed[i] += share * exposure.agreedHours();
                    sums.reported[i] += share * exposure.reportedHours();
                }
            }
            return sums;
        }

        /// Reported of agreed; NaN where nothing was agreed.
        double[] shares() {
            var shares = new double[agreed.length];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = agreed[i] > 0 ? reported[i] / agreed[i] : Double.NaN;
            }
            return shares;
        }
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
