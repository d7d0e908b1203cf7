package se.lykta.alert;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import se.lykta.area.Area;
import se.lykta.area.AreaId;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayer;
import se.lykta.area.LocalText;
import se.lykta.area.LocationQuality;
import se.lykta.incident.IncidentColumnsBuilder;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.MunicipalityFile;
import se.lykta.municipality.MunicipalityReading;

/// A town in memory, 10 km by 10 km in areas of 2 km, whose incidents a test puts there one by one. For searches
/// without a database.
final class MadeTown {
    static final double EAST = 500_000;
    static final double NORTH = 6_650_000;
    static final double SIDE_METRES = 10_000;
    static final List<KnownBy> WAYS = List.of(KnownBy.DISCOVERED, KnownBy.REPORTED);

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final int LAYER = 1;
    private static final int ACROSS = 5;
    private static final double AREA_METRES = SIDE_METRES / ACROSS;
    private static final String SOURCE = "guard";
    private static final Municipality MUNICIPALITY = municipality();
    private static final List<AreaLayer> LAYERS = List.of(layer());

    private final IncidentColumnsBuilder rows =
            new IncidentColumnsBuilder(MUNICIPALITY.id(), ZONE, List.of(LAYER), List.of(SOURCE));
    private long added;

    /// @param east metres from the town's western edge, 0 to 10,000
    /// @param north metres from its southern edge
    record Spot(double east, double north) {
        String areaCode() {
            return code(index());
        }

        private int index() {
            return (int) (north / AREA_METRES) * ACROSS + (int) (east / AREA_METRES);
        }
    }

    void add(LocalDate day, int minuteOfDay, Spot spot, String category, KnownBy knownBy) {
        int minute = Math.toIntExact(day.atStartOfDay(ZONE).toEpochSecond() / 60) + minuteOfDay;
        rows.add(new IncidentColumnsBuilder.Row(
                ++added,
                EAST + spot.east(),
                NORTH + spot.north(),
                minute,
                minute,
                category,
                SOURCE,
                knownBy,
                Verification.CONFIRMED,
                LocationQuality.POINT,
                true,
                new int[] {AreaId.of(LAYER, spot.index())}));
    }

    /// What is known when that day is over. Nothing can be added any more.
    Evening on(LocalDate day) {
        return new Evening(MUNICIPALITY, LAYERS, rows.build(), day);
    }

    private static Municipality municipality() {
        return switch (MunicipalityFile.read(Path.of("src/test/resources/municipalities/lyktby.json"))) {
            case MunicipalityReading.Read read -> read.municipality();
            case MunicipalityReading.Refused refused ->
                throw new IllegalStateException(refused.problems().toString());
        };
    }

    private static AreaLayer layer() {
        var shapes = new GeometryFactory();
        var areas = IntStream.range(0, ACROSS * ACROSS)
                .mapToObj(i -> {
                    double west = EAST + i % ACROSS * AREA_METRES;
                    double south = NORTH + i / ACROSS * AREA_METRES;
                    var square = new Envelope(west, west + AREA_METRES, south, south + AREA_METRES);
                    return new Area(code(i), code(i), shapes.toGeometry(square));
                })
                .toList();
        return new AreaLayer(
                LAYER,
                "made",
                AreaKind.OWN,
                new LocalText("Rutor", "Squares"),
                new AreaLayer.Version(1, LocalDate.EPOCH, null, "made", ""),
                MUNICIPALITY.map().metric(),
                areas);
    }

    private static String code(int index) {
        return String.format(java.util.Locale.ROOT, "S%02d", index);
    }
}
