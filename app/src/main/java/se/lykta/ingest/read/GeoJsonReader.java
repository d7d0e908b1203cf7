package se.lykta.ingest.read;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The point features of a GeoJSON collection: properties become columns, the position `geometry.x` and
/// `geometry.y`, the feature's own id `feature.id`. A feature without geometry has empty coordinates; any geometry
/// but a point is refused.
final class GeoJsonReader extends JsonReader {

    private final double[] position = new double[2];
    private int numbers;
    private boolean nested;

    GeoJsonReader(Reader text) {
        super(text);
    }

    @Override
    boolean isRowArray(String name) {
        return name.equals("features");
    }

    @Override
    @Nullable
    Rejected readRow(JsonParser at, long line) throws IOException {
        Rejected fault = null;
        while (at.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = at.currentName();
            JsonToken value = at.nextToken();
            if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                rows.putObject(at, "");
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                fault = readGeometry(at, line);
            } else if (name.equals("id")) {
                rows.putValue(at, "feature.id");
            } else {
                at.skipChildren();
            }
        }
        return fault;
    }

    private @Nullable Rejected readGeometry(JsonParser at, long line) throws IOException {
        String type = "";
        numbers = 0;
        nested = false;
        while (at.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = at.currentName();
            JsonToken value = at.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = at.getString();
            } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                readPosition(at);
            } else {
                at.skipChildren();
            }
        }
        if (!type.equals("Point") || nested) {
            return new Rejected(line, "geometry", RejectCode.GEOMETRY_NOT_POINT, type);
        }
        if (numbers == 1) {
            return new Rejected(line, "geometry", RejectCode.GEOMETRY_BROKEN, "");
        }
        if (numbers >= 2) {
            rows.put("geometry.x", CellText.number(position[0]));
            rows.put("geometry.y", CellText.number(position[1]));
        }
        return null;
    }

    private void readPosition(JsonParser at) {
        for (JsonToken token = at.nextToken(); token != JsonToken.END_ARRAY && token != null; token = at.nextToken()) {
            if (token.isNumeric()) {
                if (numbers < 2) {
                    position[numbers] = Double.parseDouble(at.getString());
                }
                numbers++;
            } else {
                nested = true;
                at.skipChildren();
            }
        }
    }
}
