package se.lykta.picture.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How many hours were reported for the ground and the period of a question, and whose are they?
///
/// @param everywhere whether the question is about the whole municipality, so that all hours count
/// @param bySource by the code of each source that reported any hours
/// @param areaNames of the areas that the hours were agreed for, sorted; empty when no agreement names one
public record GuardedHours(boolean everywhere, Map<String, OfSource> bySource, List<String> areaNames) {
    public GuardedHours {
        bySource = Map.copyOf(bySource);
        areaNames = List.copyOf(areaNames);
    }

    /// @param reportedHours above 0
    /// @param areaCodes of the areas of the ground that they were agreed for; empty when none is named
    public record OfSource(double reportedHours, Set<String> areaCodes) {
        public OfSource {
            areaCodes = Set.copyOf(areaCodes);
        }
    }

    /// The sources whose hours are known in both and were agreed for the same ground, so that an hour of the one is
    /// as good as an hour of the other.
    public Set<String> comparable(GuardedHours other) {
        var sources = new TreeSet<String>();
        bySource.forEach((source, mine) -> {
            var theirs = other.bySource.get(source);
            if (theirs != null && theirs.areaCodes().equals(mine.areaCodes())) {
                sources.add(source);
            }
        });
        return sources;
    }

    public double of(Set<String> sources) {
        return bySource.entrySet().stream()
                .filter(source -> sources.contains(source.getKey()))
                .mapToDouble(source -> source.getValue().reportedHours())
                .sum();
    }

    public boolean isKnown() {
        return !bySource.isEmpty();
    }
}
