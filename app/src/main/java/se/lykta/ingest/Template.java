package se.lykta.ingest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How does a supplier's file become incidents? A JSON document, one per supplier and kind of file.
///
/// Columns are named as in the file's header (case ignored); for JSON by path (`location.name`), for geometry
/// `geometry.x` and `geometry.y`. A part that is left out takes its default. Unknown keys are refused, so that a
/// misspelt one is noticed. Fields and examples: docs/sources/generic-csv.md.
/// @param key columns that identify the row at the source; empty = a hash of the whole row and its number
///     among equals
public record Template(About about, RowSource.Hints format, List<String> key, When when, Where where, What what) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /// What is the template called and whose files does it read?
    /// @param name lower case, digits and hyphens; names the template on the command line
    /// @param source origin written to every incident, stable for ever because keys are unique within it
    /// @param labels text for people by language code
    public record About(String name, int version, String supplier, String source, Map<String, String> labels) {
        public About {
            if (name == null || !name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new IllegalArgumentException("name is " + name + ", must be lower case letters, digits, hyphens");
            }
            supplier = or(supplier, "");
            source = or(source, name);
            labels = labels == null ? Map.of() : Map.copyOf(labels);
        }
    }

    /// When did it happen? Several columns are joined with a space before they are read.
    /// @param zone time zone of times without an offset; on the lost hour of spring the time moves forward,
    ///     in the
    ///     doubled hour of autumn it becomes an interval of both
    /// @param patterns date patterns in the letters of java.time, tried in order; empty = ISO 8601 only
    /// @param single the time when only one is given, at its own precision: `2022-03` is the whole month
    /// @param earliest first possible time, when an interval is given
    /// @param latest last possible time
    /// @param reported when it was reported
    /// @param version when the source had this version of the row, so that a change back is told from a file
    ///     that is read again: docs/decisions/0014-versions-by-the-source-s-time.md
    public record When(
            String zone,
            List<String> patterns,
            List<String> single,
            List<String> earliest,
            List<String> latest,
            List<String> reported,
            List<String> version) {
        public When {
            zone = or(zone, "Europe/Stockholm");
            try {
                ZoneId.of(zone);
            } catch (DateTimeException unknown) {
                throw new IllegalArgumentException("zone is " + zone + ", must be like Europe/Stockholm", unknown);
            }
            patterns = list(patterns);
            single = list(single);
            earliest = list(earliest);
            latest = list(latest);
            reported = list(reported);
            version = list(version);
            if (single.isEmpty() && earliest.isEmpty()) {
                throw new IllegalArgumentException("when needs single or earliest");
            }
        }
    }

    /// Where did it happen?
    /// @param coordinates null = the file has none
    /// @param quality how well the place is known, as names of LocationQuality; left out = POINT with
    ///     coordinates
    /// @param withheld quality of a row without a position or with 0,0; null = AREA if there is an area code,
    ///     else
    ///     UNKNOWN
    /// @param placeText columns joined with a comma
    /// @param areaCode column with a code of the supplier's area
    /// @param radius column with the radius in metres; null = the default of the quality
    public record Where(
            @Nullable Coordinates coordinates,
            Rule quality,
            @Nullable LocationQuality withheld,
            List<String> placeText,
            @Nullable String areaCode,
            @Nullable String radius) {
        public Where {
            boolean located = coordinates != null;
            quality = quality == null ? Rule.always(located ? "POINT" : "UNKNOWN") : quality;
            placeText = list(placeText);
        }
    }

    /// Where do the coordinates stand?
    /// @param x column of longitude or east
    /// @param y column of latitude or north
    /// @param pair one column `latitude,longitude` (or `north,east`) instead of x and y
    /// @param epsg coordinate system; left out = 4326
    /// @param decimal decimal sign in text files; left out = POINT
    /// @param outside what becomes of a position outside the frame; left out = REJECT
    public record Coordinates(
            @Nullable String x,
            @Nullable String y,
            @Nullable String pair,
            int epsg,
            Decimal decimal,
            Outside outside) {
        public Coordinates {
            if ((x == null || y == null) == (pair == null)) {
                throw new IllegalArgumentException("coordinates need x and y, or pair");
            }
            epsg = epsg == 0 ? 4326 : epsg;
            decimal = decimal == null ? Decimal.POINT : decimal;
            outside = outside == null ? Outside.REJECT : outside;
        }
    }

    /// Which sign separates whole from fraction? The other one is taken as a thousands sign.
    public enum Decimal {
        POINT,
        COMMA
    }

    /// What becomes of a position outside the frame?
    public enum Outside {
        REJECT,
        KEEP_AS_UNKNOWN
    }

    /// What happened?
    /// @param category codes of the taxonomy
    /// @param notCounted rows kept but never counted: summaries, notices
    /// @param knownBy names of KnownBy; left out = UNKNOWN
    /// @param verification names of Verification; left out = UNCONFIRMED
    /// @param text columns joined with a line end
    public record What(Rule category, @Nullable Match notCounted, Rule knownBy, Rule verification, List<String> text) {
        public What {
            if (category == null) {
                throw new IllegalArgumentException("what needs category");
            }
            knownBy = knownBy == null ? Rule.always("UNKNOWN") : knownBy;
            verification = verification == null ? Rule.always("UNCONFIRMED") : verification;
            text = list(text);
        }
    }

    /// Which value does a row get? Either always the same, or by a table on a column.
    /// @param fixed always this
    /// @param column column to look at
    /// @param values cell to value, case ignored; a key that ends in `*` fits every cell that begins so; an
    ///     empty table
    ///     takes the cell itself
    /// @param otherwise for cells that are not in the table; null = the row is rejected
    public record Rule(
            @Nullable String fixed,
            @Nullable String column,
            Map<String, String> values,
            @Nullable String otherwise) {
        public Rule {
            if ((fixed == null) == (column == null)) {
                throw new IllegalArgumentException("a rule needs either fixed or column");
            }
            values = values == null ? Map.of() : Map.copyOf(values);
        }

        public static Rule always(String value) {
            return new Rule(value, null, Map.of(), null);
        }
    }

    /// Which rows are meant? Those whose cell fits one of the patterns; `*` at the end fits anything that
    /// follows.
    public record Match(String column, List<String> patterns) {
        public Match {
            patterns = list(patterns);
        }
    }

    public Template {
        if (about == null || when == null || what == null) {
            throw new IllegalArgumentException("a template needs about, when and what");
        }
        format = format == null ? RowSource.Hints.NONE : format;
        key = list(key);
        where = where == null ? new Where(null, Rule.always("UNKNOWN"), null, List.of(), null, null) : where;
    }

    /// The template in a JSON document.
    /// @throws IllegalArgumentException if it is no template; the message names the place
    public static Template parse(String json) {
        try {
            return JSON.readValue(json, Template.class);
        } catch (JacksonException broken) {
            Throwable cause = broken.getCause() instanceof IllegalArgumentException ? broken.getCause() : broken;
            String message =
                    cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
            throw new IllegalArgumentException("template: " + message + place(broken), broken);
        }
    }

    private static String place(JacksonException broken) {
        return broken.getLocation() == null
                ? ""
                : ", line " + broken.getLocation().getLineNr() + " column "
                        + broken.getLocation().getColumnNr();
    }

    /// The JSON document of this template.
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
