package se.lykta.incident;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lykta.area.LocationQuality;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns.Words;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// Makes columns of rows that do not stand in the table: for measurements and tests. Not for several threads.
public final class IncidentColumnsBuilder {
    private final MunicipalityId municipality;
    private final ZoneId zone;
    private final Words words;
    private final SegmentBuilder segments;

    /// @param layerNumbers of the layer versions that rows may name areas of
    /// @param sources codes of all sources
    public IncidentColumnsBuilder(
            MunicipalityId municipality, ZoneId zone, List<Integer> layerNumbers, List<String> sources) {
        this.municipality = municipality;
        this.zone = zone;
        Map<String, Integer> sourceIds = new HashMap<>();
        for (var source : sources) {
            sourceIds.putIfAbsent(source, sourceIds.size() + 1);
        }
        words = new Words(new Dictionary<>(Short.MAX_VALUE), new Dictionary<>(256), layerNumbers, sourceIds);
        segments = new SegmentBuilder(words, zone);
    }

    /// @param eastMetres NaN without a position
    /// @param earliestMinute since 1970-01-01T00:00Z
    /// @param latestMinute the same when the minute is known
    /// @param areaIds at most one per layer
    public record Row(
            long id,
            double eastMetres,
            double northMetres,
            int earliestMinute,
            int latestMinute,
            String category,
            String source,
            KnownBy knownBy,
            Verification verification,
            LocationQuality quality,
            boolean isCounted,
            int[] areaIds) {}

    /// @throws IllegalArgumentException for a source that was not named at the start
    public void add(Row row) {
        var source = words.sourceIds().get(row.source());
        if (source == null) {
            throw new IllegalArgumentException("source is " + row.source() + ", must be one of " + words.sourceIds());
        }
        segments.add(new SegmentBuilder.Row(
                row.id(),
                row.eastMetres(),
                row.northMetres(),
                row.earliestMinute(),
                row.latestMinute(),
                row.category(),
                source,
                Traits.of(
                        row.knownBy().ordinal(),
                        row.verification().ordinal(),
                        row.quality().ordinal(),
                        row.isCounted()),
                row.areaIds()));
    }

    /// Ends the building; the columns have revision 1.
    public IncidentColumns build() {
        return new IncidentColumns(municipality, 1, zone, segments.finish(), words);
    }
}
