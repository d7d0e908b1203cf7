package se.lykta.observe.triage;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.FieldReport;

/// Which reports probably tell of the same? A fixed rule, so that the same reports always give the same answer:
/// near in time, at the same place, and of the same category or in much the same words. A person decides.
final class Duplicates {
    /// Whoever reports the same does so about the same hours.
    static final Duration MOST_APART = Duration.ofHours(3);
    /// Two measured positions of one happening; how well each place is known comes on top.
    static final int MOST_METRES = 150;
    /// A place known worse than this says too little.
    static final int MOST_RADIUS_METRES = 300;
    /// From here on texts of different categories count as the same.
    static final double LEAST_SAME_TEXT = 0.4;
    static final int MOST_SHOWN = 5;

    private static final int GROUP = 3;

    private Duplicates() {}

    /// @param others any reports; the report itself is left out
    /// @return the most alike first, at most five
    static List<Likeness> of(FieldReport report, List<FieldReport> others) {
        return others.stream()
                .filter(other -> !other.id().equals(report.id()))
                .filter(other -> minutes(report.times(), other.times()) <= MOST_APART.toMinutes())
                .map(other -> likeness(report, other))
                .filter(likeness -> isProbable(report, likeness))
                .sorted(Comparator.comparing((Likeness likeness) -> !likeness.sameCategory())
                        .thenComparing(likeness -> -likeness.sameText())
                        .thenComparingLong(Likeness::minutes)
                        .thenComparing(likeness -> likeness.other().id()))
                .limit(MOST_SHOWN)
                .toList();
    }

    private static boolean isProbable(FieldReport report, Likeness likeness) {
        return isSamePlace(report, likeness) && (likeness.sameCategory() || likeness.sameText() >= LEAST_SAME_TEXT);
    }

    private static boolean isSamePlace(FieldReport report, Likeness likeness) {
        var here = report.where();
        var there = likeness.other().where();
        boolean named = !here.place().isBlank() && fold(here.place()).equals(fold(there.place()));
        var metres = likeness.metres();
        return named
                || metres != null
                        && here.radiusMetres() <= MOST_RADIUS_METRES
                        && there.radiusMetres() <= MOST_RADIUS_METRES
                        && metres <= MOST_METRES + here.radiusMetres() + there.radiusMetres();
    }

    static Likeness likeness(FieldReport report, FieldReport other) {
        return new Likeness(
                other,
                metres(report, other),
                minutes(report.times(), other.times()),
                report.what().category().equals(other.what().category()),
                sameText(report.what().note(), other.what().note()));
    }

    private static @Nullable Integer metres(FieldReport report, FieldReport other) {
        var here = report.where().metric();
        var there = other.where().metric();
        return here == null || there == null
                ? null
                : (int) Math.round(Math.hypot(here.east() - there.east(), here.north() - there.north()));
    }

    private static long minutes(FieldReport.Times here, FieldReport.Times there) {
        if (here.latestAt().isBefore(there.earliestAt())) {
            return Duration.between(here.latestAt(), there.earliestAt()).toMinutes();
        }
        return there.latestAt().isBefore(here.earliestAt())
                ? Duration.between(there.latestAt(), here.earliestAt()).toMinutes()
                : 0;
    }

    /// Groups of three letters that both have, as a share of all that one of them has (Jaccard).
    static double sameText(String one, String two) {
        var first = groups(one);
        var second = groups(two);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        var both = new HashSet<>(first);
        both.retainAll(second);
        return (double) both.size() / (first.size() + second.size() - both.size());
    }

    private static Set<String> groups(String text) {
        var folded = fold(text).replaceAll("[^\\p{L}\\p{N}]+", " ");
        var groups = new HashSet<String>();
        for (int i = 0; i + GROUP <= folded.length(); i++) {
            groups.add(folded.substring(i, i + GROUP));
        }
        return groups;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
