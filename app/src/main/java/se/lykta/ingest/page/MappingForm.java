package se.lykta.ingest.page;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.ColumnGuess.Field;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import se.lykta.ingest.map.Table;
import se.lykta.ingest.map.Times;

/// What a person said of the columns, and the template it makes. What the form does not show stays as the chosen
/// template has it.
final class MappingForm {
    private final Map<String, String[]> fields;
    private final Mapping shown;
    private final @Nullable Template base;

    MappingForm(Map<String, String[]> fields, Mapping shown) {
        this.fields = fields;
        this.shown = shown;
        var template = shown.incoming().template();
        base = template == null ? null : Template.parse(template);
    }

    /// What becomes of the form?
    sealed interface Result {
        /// @param saveAs whether to keep it for the next file
        record Mapped(Template template, boolean saveAs) implements Result {}

        /// Another column holds the category, so its words must be asked for first.
        record WordsMissing(Template template) implements Result {}

        /// @param note key of what is missing or wrong
        record Wrong(String note) implements Result {}
    }

    Result read() {
        var columns = columns();
        if (columnsOf(columns, Field.TIME).isEmpty()
                && columnsOf(columns, Field.EARLIEST).isEmpty()) {
            return new Result.Wrong("ingest.map.needTime");
        }
        if (columnsOf(columns, Field.X).isEmpty() != columnsOf(columns, Field.Y).isEmpty()) {
            return new Result.Wrong("ingest.map.needBoth");
        }
        var categoryColumn =
                columnsOf(columns, Field.CATEGORY).stream().findFirst().orElse("");
        if (categoryColumn.isEmpty() && field("fixedCategory").isEmpty()) {
            return new Result.Wrong("ingest.map.needCategory");
        }
        if (field("supplier").isEmpty() || slug(field("supplier")).isEmpty()) {
            return new Result.Wrong("ingest.map.needSupplier");
        }
        if (!shown.settings().knownBy().isEmpty() && field("knownBy").isEmpty()) {
            return new Result.Wrong("ingest.map.needKnownBy");
        }
        if (isToBeSaved() && (name().isEmpty() || ShippedTemplates.names().contains(name()))) {
            return new Result.Wrong("ingest.map.nameTaken");
        }
        try {
            var when = when(columns);
            var unused = new Times(ZoneId.of(when.zone()), when.patterns());
            var template = new Template(
                    about(),
                    format(),
                    columnsOf(columns, Field.KEY),
                    when,
                    where(columns),
                    what(columns, categoryColumn));
            return categoryColumn.isEmpty() || Mapping.folded(categoryColumn).equals(Mapping.folded(field("words")))
                    ? new Result.Mapped(template, isToBeSaved())
                    : new Result.WordsMissing(template);
        } catch (IllegalArgumentException wrong) {
            return new Result.Wrong("ingest.map.patternWrong");
        }
    }

    /// The page with what was entered, to be mended.
    Mapping entered() {
        var settings = shown.settings();
        var columns = columns();
        return new Mapping(
                shown.incoming(),
                shown.columns().stream()
                        .map(column -> new Mapping.Column(
                                column.name(),
                                column.samples(),
                                columns.get(Mapping.folded(column.name())),
                                column.byTemplate(),
                                column.percent()))
                        .toList(),
                shown.columnsLeftOut(),
                shown.missing(),
                shown.categoryColumn(),
                shown.words().stream()
                        .map(word -> new Mapping.Word(
                                word.value(),
                                word.shown(),
                                word.rows(),
                                entered(words().get(word.value()), word.category()),
                                word.guessed()))
                        .toList(),
                shown.categories(),
                new Mapping.Settings(
                        field("supplier"),
                        field("patterns"),
                        chosen(settings.systems(), "epsg"),
                        chosen(settings.decimals(), "decimal"),
                        chosen(settings.knownBy(), "knownBy"),
                        chosen(settings.qualities(), "quality"),
                        field("otherwise"),
                        field("fixedCategory")));
    }

    private static String entered(@Nullable String value, String before) {
        return value == null ? before : value;
    }

    private List<Choice> chosen(List<Choice> choices, String field) {
        return choices.stream()
                .map(choice -> new Choice(
                        choice.value(), choice.label(), choice.value().equals(field(field))))
                .toList();
    }

    private Template.About about() {
        var supplier = field("supplier");
        var source = base != null && base.about().supplier().equals(supplier)
                ? base.about().source()
                : slug(supplier);
        if (isToBeSaved()) {
            var label = field("name").isEmpty() ? supplier : field("name");
            return new Template.About(name(), 1, supplier, source, Map.of("sv", label, "en", label));
        }
        return base == null
                ? new Template.About(slug(supplier), 1, supplier, source, Map.of("sv", supplier, "en", supplier))
                : new Template.About(
                        base.about().name(),
                        base.about().version(),
                        supplier,
                        source,
                        base.about().labels());
    }

    private RowSource.Hints format() {
        return shown.incoming().hints();
    }

    private Template.When when(Map<String, Field> columns) {
        var zone = base == null ? field("zone") : base.when().zone();
        var patterns = Arrays.stream(field("patterns").split(";"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        return new Template.When(
                zone,
                patterns,
                columnsOf(columns, Field.TIME),
                columnsOf(columns, Field.EARLIEST),
                columnsOf(columns, Field.LATEST),
                columnsOf(columns, Field.REPORTED),
                base == null ? List.of() : base.when().version());
    }

    private Template.Where where(Map<String, Field> columns) {
        var x = first(columns, Field.X);
        var pair = x == null ? first(columns, Field.PAIR) : null;
        var before = base == null ? null : base.where().coordinates();
        var coordinates = x == null && pair == null
                ? null
                : new Template.Coordinates(
                        x,
                        first(columns, Field.Y),
                        pair,
                        Integer.parseInt(field("epsg")),
                        Template.Decimal.valueOf(field("decimal")),
                        before == null ? Template.Outside.REJECT : before.outside());
        var quality = base != null && shown.settings().qualities().isEmpty()
                ? base.where().quality()
                : Template.Rule.always(coordinates == null && base == null ? "UNKNOWN" : field("quality"));
        return new Template.Where(
                coordinates,
                quality,
                base == null ? null : base.where().withheld(),
                columnsOf(columns, Field.PLACE),
                first(columns, Field.AREA_CODE),
                base == null ? null : base.where().radius());
    }

    private Template.What what(Map<String, Field> columns, String categoryColumn) {
        var knownBy = base != null && shown.settings().knownBy().isEmpty()
                ? base.what().knownBy()
                : Template.Rule.always(field("knownBy"));
        var verification =
                base == null ? Template.Rule.always("UNCONFIRMED") : base.what().verification();
        return new Template.What(
                categoryColumn.isEmpty() ? Template.Rule.always(field("fixedCategory")) : categories(categoryColumn),
                base == null ? null : base.what().notCounted(),
                knownBy,
                verification,
                columnsOf(columns, Field.TEXT));
    }

    private Template.Rule categories(String column) {
        var otherwise = field("otherwise").isEmpty() ? null : field("otherwise");
        if (!Mapping.folded(column).equals(Mapping.folded(field("words")))) {
            return new Template.Rule(null, column, Map.of(), otherwise);
        }
        var known =
                base == null ? Map.<String, String>of() : base.what().category().values();
        var table = new Table<String>(known, code -> code);
        var values = new LinkedHashMap<>(known);
        words().forEach((value, code) -> {
            if (!code.isEmpty() && !code.equals(table.get(value))) {
                values.put(value, code);
            }
        });
        // An empty table takes each cell for the code itself.
        var themselves = known.isEmpty()
                && values.entrySet().stream().allMatch(entry -> entry.getKey().equals(entry.getValue()));
        return new Template.Rule(null, column, themselves ? Map.of() : values, otherwise);
    }

    /// Category by the supplier's word, empty = none.
    private Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; fields.containsKey("value-" + i); i++) {
            words.put(raw("value-" + i), field("word-" + i));
        }
        return words;
    }

    private boolean isToBeSaved() {
        return fields.containsKey("save");
    }

    private String name() {
        return slug(field("name").isEmpty() ? field("supplier") : field("name"));
    }

    /// The field of every column shown, by folded name; columns that are not used are missing.
    private Map<String, Field> columns() {
        var chosen = new LinkedHashMap<String, Field>();
        for (int i = 0; i < shown.columns().size(); i++) {
            var field = field("field-" + i);
            if (!field.isEmpty()) {
                chosen.put(Mapping.folded(shown.columns().get(i).name()), Field.valueOf(field));
            }
        }
        return chosen;
    }

    private @Nullable String first(Map<String, Field> columns, Field field) {
        return columnsOf(columns, field).stream().findFirst().orElse(null);
    }

    /// A field that nobody changed keeps the template's columns in their order, also such as the file lacks.
    private List<String> columnsOf(Map<String, Field> columns, Field field) {
        var chosen = shown.columns().stream()
                .map(Mapping.Column::name)
                .filter(name -> columns.get(Mapping.folded(name)) == field)
                .toList();
        var before = shown.columns().stream()
                .filter(column -> column.field() == field)
                .map(Mapping.Column::name)
                .toList();
        return base != null && chosen.equals(before) ? ofTemplate(base, field) : chosen;
    }

    private static List<String> ofTemplate(Template template, Field field) {
        var coordinates = template.where().coordinates();
        return switch (field) {
            case KEY -> template.key();
            case TIME -> template.when().single();
            case EARLIEST -> template.when().earliest();
            case LATEST -> template.when().latest();
            case REPORTED -> template.when().reported();
            case X ->
                Stream.ofNullable(coordinates == null ? null : coordinates.x()).toList();
            case Y ->
                Stream.ofNullable(coordinates == null ? null : coordinates.y()).toList();
            case PAIR ->
                Stream.ofNullable(coordinates == null ? null : coordinates.pair())
                        .toList();
            case PLACE -> template.where().placeText();
            case AREA_CODE -> Stream.ofNullable(template.where().areaCode()).toList();
            case CATEGORY ->
                Stream.ofNullable(template.what().category().column()).toList();
            case TEXT -> template.what().text();
            case CLOCK, KNOWN_BY -> List.of();
        };
    }

    private String field(String name) {
        return raw(name).strip();
    }

    private String raw(String name) {
        var values = fields.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    /// A name that the command line can take: lower case letters, digits and hyphens.
    static String slug(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.length() <= 60 ? plain : plain.substring(0, 60).replaceAll("-$", "");
    }
}
