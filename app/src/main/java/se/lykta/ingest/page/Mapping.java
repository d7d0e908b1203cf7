package se.lykta.ingest.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.ingest.ColumnGuess;
import se.lykta.ingest.ColumnGuess.Candidate;
import se.lykta.ingest.ColumnGuess.Field;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Question;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import se.lykta.ingest.map.Table;

/// Step 3: which column means what, and which category is each of the supplier's words?
///
/// @param columns in the order of the file
/// @param columnsLeftOut so many more are not shown
/// @param missing columns that the template names and the file lacks
/// @param categoryColumn whose values are listed; empty = one category for all rows
/// @param settings what is true of all rows
record Mapping(
        Incoming incoming,
        List<Column> columns,
        int columnsLeftOut,
        List<String> missing,
        String categoryColumn,
        List<Word> words,
        List<Choice> categories,
        Settings settings) {
    static final List<Field> FIELDS = List.of(
            Field.KEY,
            Field.TIME,
            Field.EARLIEST,
            Field.LATEST,
            Field.REPORTED,
            Field.X,
            Field.Y,
            Field.PAIR,
            Field.PLACE,
            Field.AREA_CODE,
            Field.CATEGORY,
            Field.TEXT);
    static final int MOST_COLUMNS = 250;
    private static final Sample.Limit WORDS = new Sample.Limit(20_000, 200);
    private static final int SAMPLE_ROWS = 500;

    /// @param field null = not used
    /// @param byTemplate does the template use it for something that the form does not show?
    /// @param percent how sure a guess is; 0 = no guess
    record Column(
            String name, List<String> samples, @Nullable Field field, boolean byTemplate, int percent) {
        public List<Field> fields() {
            return FIELDS;
        }

        public String certainty() {
            return percent >= 90 ? "sure" : percent >= 60 ? "likely" : "unsure";
        }
    }

    /// A supplier's word for what happened.
    /// @param category code, empty = not mapped
    /// @param guessed by likeness, not by a template or a person
    record Word(String value, String shown, int rows, String category, boolean guessed) {}

    record Settings(
            String supplier,
            String patterns,
            List<Choice> systems,
            List<Choice> decimals,
            List<Choice> knownBy,
            List<Choice> qualities,
            String otherwise,
            String fixedCategory) {}

    static Mapping of(Path file, Incoming incoming, Page page) {
        var source = RowSource.open(file, incoming.hints());
        var sample = Sample.of(source, SAMPLE_ROWS);
        var template = incoming.template() == null ? null : Template.parse(incoming.template());
        var names =
                sample.header() == null ? List.<String>of() : sample.header().names();
        var guessed = template == null && sample.header() != null
                ? guess(sample, incoming, page)
                : Map.<String, Candidate>of();
        var fields = template == null ? fields(guessed) : fields(template);
        var others = template == null ? Set.<String>of() : others(template);
        var columns = names.stream()
                .limit(MOST_COLUMNS)
                .map(name -> new Column(
                        name,
                        sample.values(name, 3).stream()
                                .map(value -> Page.shown(value, 60))
                                .toList(),
                        fields.get(folded(name)),
                        others.contains(folded(name)),
                        percent(guessed.get(name))))
                .toList();
        var categoryColumn = columns.stream()
                .filter(column -> column.field() == Field.CATEGORY)
                .map(Column::name)
                .findFirst()
                .orElse("");
        var found = categoryColumn.isEmpty() ? Map.<String, Integer>of() : Sample.tally(source, categoryColumn, WORDS);
        return new Mapping(
                incoming,
                columns,
                Math.max(0, names.size() - MOST_COLUMNS),
                missing(fields, names),
                categoryColumn,
                words(found, template, page),
                page.municipality().words().taxonomy().categories().stream()
                        .map(category ->
                                new Choice(category.code(), category.name().in(page.locale()), false))
                        .toList(),
                settings(template, guessed, sample, incoming, page));
    }

    static String folded(String column) {
        return column.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static int percent(@Nullable Candidate candidate) {
        return candidate == null ? 0 : (int) Math.round(candidate.confidence() * 100);
    }

    private static List<String> missing(Map<String, Field> fields, List<String> names) {
        var there = names.stream().map(Mapping::folded).toList();
        return fields.keySet().stream()
                .filter(column -> !there.contains(column))
                .toList();
    }

    /// The columns that a template reads, by folded name. A column it reads twice stands under its first field.
    static Map<String, Field> fields(Template template) {
        var columns = new EnumMap<Field, List<String>>(Field.class);
        columns.put(Field.KEY, template.key());
        columns.put(Field.TIME, template.when().single());
        columns.put(Field.EARLIEST, template.when().earliest());
        columns.put(Field.LATEST, template.when().latest());
        columns.put(Field.REPORTED, template.when().reported());
        var coordinates = template.where().coordinates();
        if (coordinates != null) {
            columns.put(Field.X, Stream.ofNullable(coordinates.x()).toList());
            columns.put(Field.Y, Stream.ofNullable(coordinates.y()).toList());
            columns.put(Field.PAIR, Stream.ofNullable(coordinates.pair()).toList());
        }
        columns.put(Field.PLACE, template.where().placeText());
        columns.put(
                Field.AREA_CODE, Stream.ofNullable(template.where().areaCode()).toList());
        columns.put(
                Field.CATEGORY,
                Stream.ofNullable(template.what().category().column()).toList());
        columns.put(Field.TEXT, template.what().text());
        var fields = new LinkedHashMap<String, Field>();
        // The category goes first: its column must be named for its words to be listed.
        columns.getOrDefault(Field.CATEGORY, List.of()).forEach(column -> fields.put(folded(column), Field.CATEGORY));
        FIELDS.forEach(field ->
                columns.getOrDefault(field, List.of()).forEach(column -> fields.putIfAbsent(folded(column), field)));
        return fields;
    }

    /// The columns that a template looks at for what the form does not show.
    private static Set<String> others(Template template) {
        var notCounted = template.what().notCounted();
        return Stream.of(
                        Optional.ofNullable(template.where().quality().column()),
                        Optional.ofNullable(template.where().radius()),
                        Optional.ofNullable(template.what().knownBy().column()),
                        Optional.ofNullable(template.what().verification().column()),
                        Optional.ofNullable(notCounted == null ? null : notCounted.column()))
                .flatMap(Optional::stream)
                .map(Mapping::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Field> fields(Map<String, Candidate> guessed) {
        var fields = new HashMap<String, Field>();
        guessed.forEach((column, candidate) -> fields.put(folded(column), candidate.field()));
        return fields;
    }

    /// The best guess for each column; whatever was asked is as it was answered.
    private static Map<String, Candidate> guess(Sample sample, Incoming incoming, Page page) {
        var header = Objects.requireNonNull(sample.header());
        var guess =
                ColumnGuess.of(header, sample.rows(), page.municipality().map().box());
        var byColumn = new LinkedHashMap<String, Candidate>();
        var taken = new ArrayList<Field>();
        var east = guess.questions().stream()
                .filter(question -> question.kind() == Question.Kind.AXES_SWAPPED)
                .map(question -> incoming.answer(question.kind(), question.column()))
                .filter(Objects::nonNull)
                .findFirst();
        var time = incoming.answer(Question.Kind.TIME_COLUMN, "");
        for (var candidate : guess.candidates()) {
            var one = candidate.field() != Field.TEXT;
            var refused = candidate.field() == Field.TIME && time != null && !time.equals(candidate.column());
            if (refused || (one && taken.contains(candidate.field())) || !FIELDS.contains(candidate.field())) {
                continue;
            }
            if (byColumn.putIfAbsent(candidate.column(), candidate) == null) {
                taken.add(candidate.field());
            }
        }
        guess.findBest(Field.CLOCK)
                .flatMap(clock -> guess.findBest(Field.TIME).map(date -> withClock(date, clock, incoming)))
                .ifPresent(clock -> byColumn.put(clock.column(), clock));
        var category = incoming.answer(Question.Kind.CATEGORY_COLUMN, "");
        if (category != null && !category.isEmpty()) {
            byColumn.put(category, new Candidate(Field.CATEGORY, category, 1, ""));
        }
        byColumn.replaceAll((column, candidate) ->
                east.isPresent() && (candidate.field() == Field.X || candidate.field() == Field.Y)
                        ? new Candidate(column.equals(east.get()) ? Field.X : Field.Y, column, 1, candidate.detail())
                        : candidate);
        return byColumn;
    }

    /// The column with the time of day, read together with its date as that was answered to be read.
    private static Candidate withClock(Candidate date, Candidate clock, Incoming incoming) {
        var answer = incoming.answer(Question.Kind.DATE_ORDER, date.column());
        var pattern = answer == null ? clock.detail() : clock.detail().replace(date.detail(), answer);
        return new Candidate(Field.TIME, clock.column(), clock.confidence(), pattern);
    }

    private static List<Word> words(Map<String, Integer> found, @Nullable Template template, Page page) {
        var known = template == null
                ? Map.<String, String>of()
                : template.what().category().values();
        var table = new Table<String>(known, code -> code);
        var likely = template == null ? likely(page) : new Table<String>(Map.of(), code -> code);
        var takesItself = template != null && known.isEmpty();
        var taxonomy = page.municipality().words().taxonomy();
        return found.entrySet().stream()
                .map(entry -> {
                    var value = entry.getKey();
                    var code = table.get(value);
                    var guess = likely.get(value);
                    if (code == null && takesItself && taxonomy.find(value).isPresent()) {
                        code = value;
                    }
                    return new Word(
                            value,
                            Page.shown(value, 80),
                            entry.getValue(),
                            code != null ? code : guess != null ? guess : "",
                            code == null && guess != null);
                })
                .toList();
    }

    /// Words that other suppliers use, and the taxonomy's own.
    private static Table<String> likely(Page page) {
        var words = new HashMap<>(ShippedTemplates.find("guard-profile")
                .orElseThrow()
                .what()
                .category()
                .values());
        var codes = page.municipality().words().taxonomy();
        codes.categories().forEach(category -> {
            words.put(category.code(), category.code());
            words.put(category.name().sv(), category.code());
            words.put(category.name().en(), category.code());
        });
        words.values().removeIf(code -> codes.find(code).isEmpty());
        return new Table<>(words, code -> code);
    }

    private static Settings settings(
            @Nullable Template template, Map<String, Candidate> guessed, Sample sample, Incoming incoming, Page page) {
        var coordinates = template == null ? null : template.where().coordinates();
        var system = coordinates != null ? coordinates.epsg() : guessedSystem(guessed, incoming);
        var decimal = coordinates != null ? coordinates.decimal() : guessedDecimal(guessed, sample, incoming);
        var knownBy = template == null ? null : template.what().knownBy();
        var quality = template == null ? null : template.where().quality();
        return new Settings(
                template == null ? "" : template.about().supplier(),
                String.join(
                        "; ",
                        template == null
                                ? guessedPatterns(guessed, incoming)
                                : template.when().patterns()),
                CoordinateSystem.all().stream()
                        .map(one -> new Choice(Integer.toString(one.epsg()), one.name(), one.epsg() == system))
                        .toList(),
                Stream.of(Template.Decimal.values())
                        .map(one -> new Choice(one.name(), page.text("ingest.decimal." + one), one == decimal))
                        .toList(),
                // A rule that looks at a column is the template's own and stays as it is.
                knownBy != null && knownBy.column() != null
                        ? List.of()
                        : Stream.of(KnownBy.values())
                                .map(one -> new Choice(
                                        one.name(),
                                        page.text("ingest.knownBy." + one),
                                        knownBy != null && one.name().equals(knownBy.fixed())))
                                .toList(),
                quality != null && quality.column() != null
                        ? List.of()
                        : Stream.of(LocationQuality.values())
                                .map(one -> new Choice(
                                        one.name(),
                                        page.text("ingest.quality." + one),
                                        one.name().equals(quality == null ? "POINT" : quality.fixed())))
                                .toList(),
                orEmpty(template == null ? null : template.what().category().otherwise()),
                orEmpty(template == null ? null : template.what().category().fixed()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int guessedSystem(Map<String, Candidate> guessed, Incoming incoming) {
        for (var answer : incoming.answers().entrySet()) {
            if (answer.getKey().startsWith(Incoming.key(Question.Kind.COORDINATE_SYSTEM, ""))) {
                return Integer.parseInt(answer.getValue());
            }
        }
        return guessed.values().stream()
                .filter(candidate -> candidate.field() == Field.X || candidate.field() == Field.PAIR)
                .map(candidate -> Integer.parseInt(candidate.detail()))
                .findFirst()
                .orElse(4326);
    }

    private static Template.Decimal guessedDecimal(Map<String, Candidate> guessed, Sample sample, Incoming incoming) {
        for (var answer : incoming.answers().entrySet()) {
            if (answer.getKey().startsWith(Incoming.key(Question.Kind.DECIMAL_SIGN, ""))) {
                return Template.Decimal.valueOf(answer.getValue());
            }
        }
        return guessed.entrySet().stream()
                        .filter(entry -> entry.getValue().field() == Field.X)
                        .flatMap(entry -> sample.values(entry.getKey(), 50).stream())
                        .anyMatch(value -> value.lastIndexOf(',') > value.lastIndexOf('.'))
                ? Template.Decimal.COMMA
                : Template.Decimal.POINT;
    }

    private static List<String> guessedPatterns(Map<String, Candidate> guessed, Incoming incoming) {
        return guessed.values().stream()
                .filter(candidate -> List.of(Field.TIME, Field.EARLIEST, Field.LATEST, Field.REPORTED)
                        .contains(candidate.field()))
                .map(candidate -> {
                    var answer = incoming.answer(Question.Kind.DATE_ORDER, candidate.column());
                    return answer == null ? candidate.detail() : answer;
                })
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .toList();
    }
}
