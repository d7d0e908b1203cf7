package se.lykta.area;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a GeoJSON feature collection token by token: RFC 7946, and the older form with a `crs` member that
/// Statistics Sweden's map server writes. Third coordinates and unknown members are passed over.
final class GeoJsonAreas {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final AreaFile file;
    private @Nullable CoordinateSystem declared;
    private int vertices;

    GeoJsonAreas(AreaFile file) {
        this.file = file;
    }

    /// Adds the file's features and answers their coordinate system.
    CoordinateSystem read(List<AreaFeature> features) throws IOException, AreaRefusal {
        try (InputStream in = open();
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new AreaRefusal(AreaProblem.Code.FILE_WITHOUT_AREAS, "JSON without an object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                switch (member) {
                    case "crs" -> readSystem(parser);
                    case "features" -> readFeatures(parser, features);
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException malformed) {
            throw new AreaRefusal(
                    AreaProblem.Code.FILE_UNREADABLE,
                    "JSON, line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr());
        }
        if (declared != null) {
            return declared;
        }
        CoordinateSystem given = file.system();
        return given == null ? CoordinateSystem.WGS84 : given;
    }

    private InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(file.path());
        try {
            boolean packed = file.path()
                    .getFileName()
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .endsWith(".gz");
            return new Bounded(packed ? new GZIPInputStream(raw, 1 << 16) : raw);
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    private void readSystem(JsonParser parser) throws AreaRefusal {
        String name = null;
        int depth = 0;
        JsonToken token = parser.currentToken();
        do {
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName()) && depth == 2) {
                name = parser.getString();
            }
            token = depth > 0 ? parser.nextToken() : null;
        } while (depth > 0 && token != null);
        if (name != null) {
            String found = name;
            declared = CoordinateSystem.find(found)
                    .orElseThrow(() -> new AreaRefusal(AreaProblem.Code.SYSTEM_UNKNOWN, found));
        }
    }

    private void readFeatures(JsonParser parser, List<AreaFeature> features) throws AreaRefusal {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new AreaRefusal(AreaProblem.Code.FILE_WITHOUT_AREAS, "features");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (features.size() == AreaFile.MOST_AREAS) {
                throw new AreaRefusal(AreaProblem.Code.FILE_TOO_LARGE, "> " + AreaFile.MOST_AREAS);
            }
            features.add(readFeature(parser, features.size() + 1));
        }
    }

    private AreaFeature readFeature(JsonParser parser, int number) throws AreaRefusal {
        String code = null;
        String name = null;
        Shape shape = new Shape(null, "null");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("properties") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String property = parser.currentName();
                    JsonToken scalar = parser.nextToken();
                    if (scalar.isScalarValue() && scalar != JsonToken.VALUE_NULL) {
                        code = property.equals(file.codeField()) ? parser.getString() : code;
                        name = property.equals(file.nameField()) ? parser.getString() : name;
                    }
                    parser.skipChildren();
                }
            } else if (member.equals("geometry") && value == JsonToken.START_OBJECT) {
                shape = readShape(parser);
            } else {
                parser.skipChildren();
            }
        }
        return new AreaFeature(number, code, name, shape.geometry, shape.type);
    }

    private record Shape(@Nullable Geometry geometry, String type) {}

    private Shape readShape(JsonParser parser) throws AreaRefusal {
        String type = "null";
        List<?> coordinates = List.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (member.equals("coordinates") && value == JsonToken.START_ARRAY) {
                coordinates = readArray(parser, 0);
            } else {
                parser.skipChildren();
            }
        }
        try {
            return new Shape(shape(type, coordinates), type);
        } catch (IllegalArgumentException | ClassCastException misshapen) {
            return new Shape(null, type);
        }
    }

    /// Nested lists that end in coordinates; a list of numbers becomes one coordinate at once.
    private List<Object> readArray(JsonParser parser, int depth) throws AreaRefusal {
        if (depth > 4) {
            throw new AreaRefusal(AreaProblem.Code.FILE_UNREADABLE, "coordinates nested deeper than 4");
        }
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                List<Object> inner = readArray(parser, depth + 1);
                boolean isPosition = inner.size() >= 2 && inner.getFirst() instanceof Double;
                items.add(isPosition ? new CoordinateXY((Double) inner.get(0), (Double) inner.get(1)) : inner);
                if (isPosition && ++vertices > AreaFile.MOST_VERTICES) {
                    throw new AreaRefusal(AreaProblem.Code.FILE_TOO_LARGE, "> " + AreaFile.MOST_VERTICES);
                }
            } else if (token != null && token.isNumeric()) {
                items.add(parser.getDoubleValue());
            } else {
                throw new AreaRefusal(AreaProblem.Code.FILE_UNREADABLE, "coordinates: " + token);
            }
        }
        return items;
    }

    private static @Nullable Geometry shape(String type, List<?> coordinates) {
        return switch (type) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                GEOMETRIES.createMultiPolygon(coordinates.stream()
                        .map(part -> polygon((List<?>) part))
                        .toArray(Polygon[]::new));
            case "Point", "MultiPoint", "LineString", "MultiLineString" -> GEOMETRIES.createPoint(new CoordinateXY());
            default -> null;
        };
    }

    private static Polygon polygon(List<?> rings) {
        if (rings.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        LinearRing[] made = rings.stream()
                .map(ring -> GEOMETRIES.createLinearRing(
                        ((List<?>) ring).stream().map(Coordinate.class::cast).toArray(Coordinate[]::new)))
                .toArray(LinearRing[]::new);
        LinearRing[] holes = new LinearRing[made.length - 1];
        System.arraycopy(made, 1, holes, 0, holes.length);
        return GEOMETRIES.createPolygon(made[0], holes);
    }

    /// Ends a file that unpacks to more than the limit, as a broken one.
    private static final class Bounded extends FilterInputStream {

        private long left = AreaFile.MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(in.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            return count(read, read);
        }

        private int count(int result, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("> " + AreaFile.MOST_BYTES + " bytes");
            }
            return result;
        }
    }
}
