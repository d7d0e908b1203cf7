package se.lykta.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLatBox;
import se.lykta.ingest.map.Numbers;
import se.lykta.ingest.map.Texts;

/// Where does a row say that it happened? Holds the answer for the row read last.
final class WhereReading {

    /// Coordinates closer to 0,0 than this are no position: degrees and metres alike.
    private static final double NO_PLACE = 1e-9;

    private static final double LARGEST_RADIUS_METRES = 100_000;

    private final Template.Where rule;
    private final Template.@Nullable Coordinates coordinates;
    private final LonLatBox frame;
    private final CoordinateSystem system;
    private final RuleReading<LocationQuality> qualities;
    private final double[] x = new double[1];
    private final double[] y = new double[1];
    private final double[] unprojectedLon = new double[1];
    private final double[] unprojectedLat = new double[1];
    private char decimal = '.';
    private int xColumn = -1;
    private int yColumn = -1;
    private int pairColumn = -1;
    private int radiusColumn = -1;
    private int areaColumn = -1;
    private int[] placeColumns = {};

    private LocationQuality quality = LocationQuality.UNKNOWN;
    private int radiusMetres;
    private double lon = Double.NaN;
    private double lat = Double.NaN;
    private String placeText = "";
    private String areaCode = "";

    WhereReading(Template.Where rule, LonLatBox frame) {
        this.rule = rule;
        this.frame = frame;
        this.coordinates = rule.coordinates();
        this.system = CoordinateSystem.of(coordinates == null ? 4326 : coordinates.epsg());
        this.qualities = new RuleReading<>(
                rule.quality(),
                RejectCode.VALUE_UNKNOWN,
                text -> LocationQuality.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(rule.placeText());
        if (coordinates != null) {
            addIfGiven(columns, coordinates.x());
            addIfGiven(columns, coordinates.y());
            addIfGiven(columns, coordinates.pair());
        }
        addIfGiven(columns, rule.areaCode());
        addIfGiven(columns, rule.radius());
        addIfGiven(columns, rule.quality().column());
        return columns;
    }

    private static void addIfGiven(List<String> columns, @Nullable String column) {
        if (column != null) {
            columns.add(column);
        }
    }

    void bind(Header header) {
        if (coordinates != null) {
            xColumn = position(header, coordinates.x());
            yColumn = position(header, coordinates.y());
            pairColumn = position(header, coordinates.pair());
            decimal = coordinates.decimal() == Template.Decimal.COMMA ? ',' : '.';
        }
        typed = header.hasTypedNumbers();
        radiusColumn = position(header, rule.radius());
        areaColumn = position(header, rule.areaCode());
        placeColumns = RowMapping.positions(header, rule.placeText());
        qualities.bind(header);
    }

    private boolean typed;

    private static int position(Header header, @Nullable String column) {
        return column == null ? -1 : header.position(column);
    }

    @Nullable
    Rejected read(Row row) {
        placeText = Texts.clean(RowMapping.join(row.cells(), placeColumns, ", "));
        areaCode = Texts.clean(cell(row, areaColumn));
        lon = Double.NaN;
        lat = Double.NaN;
        Rejected fault = qualities.read(row);
        if (fault != null) {
            return fault;
        }
        quality = qualities.value();
        fault = readPosition(row);
        if (fault != null) {
            return fault;
        }
        settleQuality();
        return readRadius(row);
    }

    private void settleQuality() {
        if (Double.isNaN(lon) && quality.mayBeDot()) {
            LocationQuality withheld = rule.withheld();
            LocationQuality byArea = areaCode.isEmpty() ? LocationQuality.UNKNOWN : LocationQuality.AREA;
            quality = withheld == null || withheld.mayBeDot() ? byArea : withheld;
        }
        if (quality == LocationQuality.MUNICIPALITY || quality == LocationQuality.UNKNOWN) {
            lon = Double.NaN;
            lat = Double.NaN;
        }
    }

    private @Nullable Rejected readPosition(Row row) {
        Template.Coordinates columns = coordinates;
        if (columns == null) {
            return null;
        }
        String xText = cell(row, xColumn).strip();
        String yText = cell(row, yColumn).strip();
        if (columns.pair() != null) {
            String pair = cell(row, pairColumn).strip();
            int comma = separator(pair);
            yText = comma < 0 ? pair : pair.substring(0, comma).strip();
            xText = comma < 0 ? "" : pair.substring(comma + 1).strip();
        }
        if (xText.isEmpty() && yText.isEmpty()) {
            return null;
        }
        if (xText.isEmpty() || yText.isEmpty()) {
            return new Rejected(
                    row.line(), columnName(columns, xText.isEmpty()), RejectCode.COORDINATE_INCOMPLETE, xText + yText);
        }
        x[0] = number(xText);
        y[0] = number(yText);
        if (Double.isNaN(x[0]) || Double.isNaN(y[0])) {
            boolean atX = Double.isNaN(x[0]);
            return new Rejected(
                    row.line(), columnName(columns, atX), RejectCode.NUMBER_UNREADABLE, atX ? xText : yText);
        }
        if (Math.abs(x[0]) < NO_PLACE && Math.abs(y[0]) < NO_PLACE) {
            return null;
        }
        return place(row, columns, xText, yText);
    }

    /// With decimal commas the parts of a pair are told apart by a semicolon or a space.
    private int separator(String pair) {
        int semicolon = pair.indexOf(';');
        if (semicolon >= 0) {
            return semicolon;
        }
        int comma = pair.indexOf(',');
        return decimal == ',' || comma < 0 ? pair.indexOf(' ') : comma;
    }

    private double number(String text) {
        if (typed) {
            double number = Numbers.read(text, '.');
            if (!Double.isNaN(number) && text.indexOf(',') < 0) {
                return number;
            }
        }
        return Numbers.read(text, decimal);
    }

    private @Nullable Rejected place(Row row, Template.Coordinates columns, String xText, String yText) {
        system.unproject(x, y, unprojectedLon, unprojectedLat, 0, 1);
        if (frame.contains(unprojectedLon[0], unprojectedLat[0])) {
            lon = unprojectedLon[0];
            lat = unprojectedLat[0];
            return null;
        }
        system.unproject(y, x, unprojectedLon, unprojectedLat, 0, 1);
        boolean swapped = frame.contains(unprojectedLon[0], unprojectedLat[0]);
        if (!swapped && columns.outside() == Template.Outside.KEEP_AS_UNKNOWN) {
            return null;
        }
        RejectCode code = swapped ? RejectCode.AXES_SWAPPED : RejectCode.OUTSIDE_FRAME;
        return new Rejected(row.line(), columnName(columns, true), code, xText + " " + yText);
    }

    private static String columnName(Template.Coordinates columns, boolean ofX) {
        String pair = columns.pair();
        String one = ofX ? columns.x() : columns.y();
        return pair != null ? pair : one == null ? "" : one;
    }

    private @Nullable Rejected readRadius(Row row) {
        radiusMetres = quality.defaultRadiusMetres();
        String text = cell(row, radiusColumn).strip();
        if (text.isEmpty()) {
            return null;
        }
        double radius = number(text);
        if (!(radius >= 0 && radius <= LARGEST_RADIUS_METRES)) {
            return new Rejected(row.line(), String.valueOf(rule.radius()), RejectCode.NUMBER_UNREADABLE, text);
        }
        radiusMetres = quality == LocationQuality.UNKNOWN ? 0 : (int) Math.ceil(radius);
        return null;
    }

    private static String cell(Row row, int column) {
        return column < 0 ? "" : row.cells()[column];
    }

    Draft.Where value() {
        return new Draft.Where(quality, radiusMetres, lon, lat, placeText, areaCode);
    }
}
