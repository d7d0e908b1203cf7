package se.lykta.picture;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.map.Outlines;
import tools.jackson.databind.json.JsonMapper;

/// What the map and its table show, as a file. Every row says which municipality, period and data it is of; each
/// download is recorded.
@Component
class PictureExports {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PicturePages pages;
    private final Audit audit;

    PictureExports(PicturePages pages, Audit audit) {
        this.pages = pages;
        this.audit = audit;
    }

    void csv(Asking asking, SignedIn person, OutputStream out) throws IOException {
        record(asking, person, "csv");
        // With a byte order mark, so that spreadsheet programs read å, ä and ö.
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        try (var csv =
                CsvWriter.builder().fieldSeparator(';').build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            rows(asking)
                    .forEach(row -> csv.writeRecord(
                            row.stream().map(cell -> inert(cell.toString())).toList()));
        }
    }

    void xlsx(Asking asking, SignedIn person, OutputStream out) throws IOException {
        record(asking, person, "xlsx");
        try (var workbook = new Workbook(out, "Lykta", "1.0")) {
            var sheet = workbook.newWorksheet(asking.phrases().text("picture.export.sheet"));
            int rowNumber = 0;
            for (var row : rows(asking)) {
                for (int column = 0; column < row.size(); column++) {
                    if (row.get(column) instanceof Number number) {
                        sheet.value(rowNumber, column, number);
                    } else {
                        sheet.value(rowNumber, column, inert(row.get(column).toString()));
                    }
                }
                rowNumber++;
            }
            sheet.freezePane(0, 1);
        }
    }

    void geoJson(Asking asking, SignedIn person, OutputStream out) throws IOException {
        record(asking, person, "geojson");
        var places = pages.places(asking);
        var features = new ArrayList<Map<String, Object>>();
        for (var entry : places.entries()) {
            if (!asking.hides(entry.count())) {
                features.add(feature(asking, places, entry));
            }
        }
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.put("description", about(asking));
        collection.put("features", features);
        JSON.writeValue(out, collection);
    }

    private static Map<String, Object> feature(Asking asking, PlaceRows places, PlaceRows.Entry entry) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", entry.id());
        properties.put("name", places.name(entry));
        properties.put("count", entry.count());
        properties.put("expectedLow", places.lower(entry));
        properties.put("expectedHigh", places.upper(entry));
        properties.put("verdict", places.verdict(entry).code());
        properties.put("rate", places.basis(entry));
        var metric = asking.ground().municipality().map().metric();
        var outline = asking.layer()
                .map(layer -> layer.areas().get(entry.index()).outline())
                .orElseGet(() -> square(asking, entry));
        return Map.of("type", "Feature", "properties", properties, "geometry", Outlines.geoJson(outline, metric));
    }

    private static org.locationtech.jts.geom.Geometry square(Asking asking, PlaceRows.Entry entry) {
        double half = asking.cellMetres() / 2.0;
        return new org.locationtech.jts.geom.GeometryFactory()
                .toGeometry(new org.locationtech.jts.geom.Envelope(
                        entry.at().east() - half,
                        entry.at().east() + half,
                        entry.at().north() - half,
                        entry.at().north() + half));
    }

    /// A heading and a row per place.
    private List<List<Object>> rows(Asking asking) {
        var phrases = asking.phrases();
        var places = pages.places(asking);
        var rows = new ArrayList<List<Object>>();
        rows.add(List.of(
                phrases.text("picture.column.rank"),
                phrases.text("picture.export.id"),
                phrases.text("picture.column.place"),
                phrases.text("picture.column.count"),
                phrases.text("picture.export.low"),
                phrases.text("picture.export.high"),
                phrases.text("picture.detail.rate"),
                phrases.text("picture.column.verdict"),
                phrases.text("picture.export.about")));
        int rank = 1;
        var about = about(asking);
        for (var entry : places.entries()) {
            boolean hidden = asking.hides(entry.count());
            rows.add(List.of(
                    rank++,
                    entry.id(),
                    places.name(entry),
                    hidden ? asking.shown(entry.count()) : entry.count(),
                    hidden ? "" : places.lower(entry),
                    hidden ? "" : places.upper(entry),
                    places.basis(entry),
                    phrases.text("picture.verdict." + places.verdict(entry).code()),
                    about));
        }
        return rows;
    }

    private static String about(Asking asking) {
        return asking.phrases()
                .text(
                        "picture.export.aboutText",
                        asking.ground()
                                .municipality()
                                .profile()
                                .name()
                                .in(asking.phrases().locale()),
                        asking.question().from().toString(),
                        asking.question().to().toString(),
                        asking.ground().example() ? asking.phrases().text("picture.export.example") : "");
    }

    private void record(Asking asking, SignedIn person, String format) {
        audit.recordRead(
                Actor.of(person),
                AuditEntry.of(person.municipality(), "picture.export", "picture", format)
                        .with("from", asking.question().from())
                        .with("to", asking.question().to()));
    }

    /// A cell that a spreadsheet would run as a formula begins with an apostrophe instead. Source: OWASP ASVS 5.0,
    /// 1.2.10.
    static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
