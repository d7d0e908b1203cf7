package se.lykta.incident;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.lykta.database.MunicipalityId;

/// One municipality's incidents in memory, as they were at one revision. Immutable; readers keep the one
/// they hold while newer ones are made.
///
/// Memory: about 30 bytes per incident with three area layers, 4 more where times are intervals;
/// [#bytes] tells the exact figure.
public final class IncidentColumns {
    private final MunicipalityId municipality;
    private final long revision;
    private final ZoneId zone;
    private final List<Segment> segments;
    private final Words words;

    /// What the numbers in the columns stand for.
    ///
    /// @param layers numbers of the layer versions, in the order of the area columns
    /// @param sourceIds numbers of sources by their code
    record Words(
            Dictionary<String> categories,
            Dictionary<Integer> sources,
            List<Integer> layers,
            Map<String, Integer> sourceIds) {
        /// The numbers of those sources that are known.
        List<Integer> idsOf(Set<String> sources) {
            var ids = new ArrayList<Integer>(sources.size());
            for (var source : sources) {
                var id = sourceIds.get(source);
                if (id != null) {
                    ids.add(id);
                }
            }
            return ids;
        }
    }

    IncidentColumns(MunicipalityId municipality, long revision, ZoneId zone, List<Segment> segments, Words words) {
        this.municipality = municipality;
        this.revision = revision;
        this.zone = zone;
        this.segments = List.copyOf(segments);
        this.words = words;
    }

    /// No incidents, for a municipality whose columns have not been read yet.
    ///
    /// @return columns of revision -1
    public static IncidentColumns none(MunicipalityId municipality, ZoneId zone) {
        return new IncidentColumns(
                municipality,
                -1,
                zone,
                List.of(),
                new Words(new Dictionary<>(1), new Dictionary<>(1), List.of(), Map.of()));
    }

    public MunicipalityId municipality() {
        return municipality;
    }

    /// Grows with every commit that changed an incident.
    public long revision() {
        return revision;
    }

    public ZoneId zone() {
        return zone;
    }

    public int size() {
        return segments.stream().mapToInt(Segment::present).sum();
    }

    public long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /// Category codes that occur, in the order of the numbers that scans use.
    public List<String> categories() {
        return words.categories().words();
    }

    /// When did the first and the last incident happen, in minutes? Empty columns give nothing.
    public Optional<Span> span() {
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Span(
                segments.stream().mapToInt(s -> s.bounds().minMinute()).min().orElseThrow(),
                segments.stream().mapToInt(s -> s.bounds().maxMinute()).max().orElseThrow()));
    }

    public record Span(int firstMinute, int lastMinute) {}

    List<Segment> segments() {
        return segments;
    }

    Words words() {
        return words;
    }

    /// The place of a layer version among the area columns, -1 for one that no incident is assigned to.
    int columnOfLayer(int layerNumber) {
        return words.layers().indexOf(layerNumber);
    }
}
