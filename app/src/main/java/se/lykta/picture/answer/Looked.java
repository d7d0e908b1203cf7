package se.lykta.picture.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import se.lykta.analysis.trend.Effort;
import se.lykta.observe.Exposures.Looking;

/// How much was looked in each period, 1 = as usual? A source whose hours are known counts with its share of the
/// incidents, the others as always the same.
///
/// @param everywhere per period, for the whole municipality
/// @param elsewhere per period, for the areas that no hours were agreed for
/// @param byArea per period, for the areas that hours were agreed for, by code
record Looked(double[] everywhere, double[] elsewhere, Map<String, double[]> byArea) {
    /// @param hours of each source in the same periods
    /// @param weight of each source
    static Looked of(int periods, Map<String, Looking> hours, ToDoubleFunction<String> weight) {
        var codes = new TreeSet<String>();
        hours.values().forEach(looking -> codes.addAll(looking.byArea().keySet()));
        var everywhere = asUsual(periods);
        var elsewhere = asUsual(periods);
        var byArea = new TreeMap<String, double[]>();
        codes.forEach(code -> byArea.put(code, asUsual(periods)));
        hours.forEach((source, looking) -> {
            double share = weight.applyAsDouble(source);
            add(everywhere, share, looking.everywhere());
            add(elsewhere, share, looking.elsewhere());
            byArea.forEach((code, looked) -> add(looked, share, looking.in(code)));
        });
        return new Looked(everywhere, elsewhere, byArea);
    }

    private double[] in(String areaCode) {
        return byArea.getOrDefault(areaCode, elsewhere);
    }

    /// The same as effort for series that each lie in one area.
    ///
    /// @param codes of the series' areas; empty for no area that hours were agreed for
    /// @param season what each period's effort is multiplied by, the period in question last
    Effort effort(List<String> codes, double[] season) {
        var groups = new ArrayList<>(List.of(""));
        groups.addAll(byArea.keySet());
        int earlier = season.length - 1;
        var past = new double[groups.size()][];
        var current = new double[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            var effort = in(groups.get(g)).clone();
            for (int p = 0; p < effort.length; p++) {
                effort[p] *= season[p];
            }
            past[g] = Arrays.copyOf(effort, earlier);
            current[g] = effort[earlier];
        }
        return new Effort(
                codes.stream()
                        .mapToInt(code -> Math.max(0, groups.indexOf(code)))
                        .toArray(),
                past,
                current);
    }

    static double[] asUsual(int periods) {
        var looked = new double[periods];
        Arrays.fill(looked, 1);
        return looked;
    }

    /// Takes the hours of a source in. What is usual is the mean of the periods with any hours.
    ///
    /// @param hoursPerDay NaN = not known, and taken as usual
    static void add(double[] looked, double weight, double[] hoursPerDay) {
        double usual =
                Arrays.stream(hoursPerDay).filter(hours -> hours > 0).average().orElse(Double.NaN);
        for (int p = 0; p < looked.length; p++) {
            if (!Double.isNaN(hoursPerDay[p])) {
                looked[p] += weight * ((Double.isNaN(usual) ? 0 : hoursPerDay[p] / usual) - 1);
            }
        }
    }
}
