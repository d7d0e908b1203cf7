package se.lykta.area;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Command that makes the shipped outlines from a source file; run by `bin/simplify-areas`.
///
/// Arguments: source file, code field, name field, tolerance in metres, target file. A name in the form
/// `Municipality (Part)`, as Statistics Sweden writes RegSO names, becomes `Part`. The target is GeoJSON in WGS
/// 84 with five decimals (about a metre) and the properties `code` and `name`.
public final class SimplifyAreas {

    private static final double GRID_METRES = 5;
    private static final double GAP_SQUARE_METRES = 1_000_000;
    private static final Pattern PART_IN_BRACKETS = Pattern.compile("[^(]*\\((.+)\\)\\s*");

    private SimplifyAreas() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: simplify-areas SOURCE CODE_FIELD NAME_FIELD TOLERANCE_METRES TARGET");
            System.exit(2);
        }
        switch (new AreaFile(Path.of(args[0]), args[1], args[2]).read(CoordinateSystem.SWEREF99_TM)) {
            case AreaReading.Refused refused -> {
                refused.problems().forEach(System.err::println);
                System.exit(1);
            }
            case AreaReading.Read read -> {
                List<Area> simple = AreaCoverage.simplified(
                        read.areas(), GRID_METRES, Double.parseDouble(args[3]), GAP_SQUARE_METRES);
                try (OutputStream out = Files.newOutputStream(Path.of(args[4]))) {
                    write(simple, out);
                }
                read.notices().forEach(System.out::println);
                System.out.printf(
                        "areas=%d points before=%d after=%d%n", simple.size(), points(read.areas()), points(simple));
            }
        }
    }

    static void write(List<Area> areas, OutputStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeArrayPropertyStart("features");
            for (Area area : areas) {
                json.writeRaw("\n");
                write(area, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void write(Area area, JsonGenerator json) {
        var part = PART_IN_BRACKETS.matcher(area.name());
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("code", area.code());
        json.writeStringProperty("name", part.matches() ? part.group(1) : area.name());
        json.writeEndObject();
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "MultiPolygon");
        json.writeArrayPropertyStart("coordinates");
        for (int i = 0; i < area.outline().getNumGeometries(); i++) {
            Polygon polygon = (Polygon) area.outline().getGeometryN(i);
            json.writeStartArray();
            write(polygon.getExteriorRing(), json);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                write(polygon.getInteriorRingN(hole), json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(LinearRing ring, JsonGenerator json) {
        json.writeStartArray();
        for (Coordinate coordinate : ring.getCoordinates()) {
            LonLat position =
                    CoordinateSystem.SWEREF99_TM.unproject(new EastNorth(coordinate.getX(), coordinate.getY()));
            json.writeStartArray();
            json.writeNumber(Math.rint(position.longitude() * 1e5) / 1e5);
            json.writeNumber(Math.rint(position.latitude() * 1e5) / 1e5);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static int points(List<Area> areas) {
        return areas.stream()
                .map(Area::outline)
                .mapToInt(Geometry::getNumPoints)
                .sum();
    }
}
