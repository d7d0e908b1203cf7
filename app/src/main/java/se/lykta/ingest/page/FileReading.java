package se.lykta.ingest.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.lykta.area.CoordinateSystem;
import se.lykta.ingest.ColumnGuess;
import se.lykta.ingest.Question;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.map.Times;

/// Step 2: what kind of file is it, and what must a person say before it can be read?
///
/// @param delimiter as a word; empty unless the file is delimited text
/// @param encoding empty unless the file is text
/// @param sheet the sheet read, empty if the format has none
/// @param columns how many; 0 = nothing could be read
/// @param problems what is wrong with the file, so that it cannot be read at all
/// @param questions not answered yet
record FileReading(
        Incoming incoming,
        RowSource.Format format,
        boolean gzipped,
        String encoding,
        String delimiter,
        String sheet,
        int columns,
        List<RejectGroup> problems,
        List<Asked> questions) {
    private static final int SAMPLE_ROWS = 500;

    /// @param name of the form's field
    record Asked(Question.Kind kind, String column, String name, List<Choice> options, List<String> examples) {}

    boolean isReady() {
        return questions.isEmpty() && columns > 0;
    }

    static FileReading of(Path file, Incoming incoming, Page page) {
        var source = RowSource.open(file, incoming.hints());
        var open = open(incoming, source.questions());
        var sample = Sample.of(source, SAMPLE_ROWS);
        var header = sample.header();
        if (open.isEmpty() && incoming.isGuessed() && header != null) {
            var guess = ColumnGuess.of(
                    header, sample.rows(), page.municipality().map().box());
            open = open(incoming, guess.questions());
        }
        var sheets = source.sheets();
        var chosen = incoming.hints().sheet();
        return new FileReading(
                incoming,
                source.format(),
                source.isGzipped(),
                isText(source.format()) ? source.encoding() : "",
                source.format() == RowSource.Format.CSV ? delimiter(String.valueOf(source.delimiter()), page) : "",
                chosen != null ? chosen : sheets.isEmpty() ? "" : sheets.getFirst(),
                header == null ? 0 : header.size(),
                header == null ? RejectGroup.of(sample.rejects()) : List.of(),
                open.stream().map(question -> asked(question, page)).toList());
    }

    private static boolean isText(RowSource.Format format) {
        return switch (format) {
            case CSV, JSON, NDJSON, GEOJSON, POLICE_EVENTS -> true;
            case XLSX, ODS, GEOPACKAGE, UNKNOWN -> false;
        };
    }

    private static List<Question> open(Incoming incoming, List<Question> questions) {
        return questions.stream()
                .filter(question -> incoming.answer(question.kind(), question.column()) == null)
                .toList();
    }

    private static Asked asked(Question question, Page page) {
        return new Asked(
                question.kind(),
                question.column(),
                Incoming.key(question.kind(), question.column()),
                options(question, page),
                question.examples().stream()
                        .map(example -> Page.shown(example, 120))
                        .toList());
    }

    private static List<Choice> options(Question question, Page page) {
        var options = new ArrayList<>(question.options());
        if (question.kind() == Question.Kind.COORDINATE_SYSTEM && options.isEmpty()) {
            options.addAll(CoordinateSystem.all().stream()
                    .map(system -> Integer.toString(system.epsg()))
                    .toList());
        }
        var choices = options.stream()
                .map(option -> new Choice(option, label(question, option, page), false))
                .toList();
        if (question.kind() != Question.Kind.CATEGORY_COLUMN) {
            return choices;
        }
        var none = new Choice("", page.text("ingest.question.noCategoryColumn"), false);
        return Stream.concat(choices.stream(), Stream.of(none)).toList();
    }

    private static String label(Question question, String option, Page page) {
        return switch (question.kind()) {
            case DELIMITER -> delimiter(option, page);
            case DECIMAL_SIGN -> page.text("ingest.decimal." + option);
            case COORDINATE_SYSTEM ->
                CoordinateSystem.find(Integer.parseInt(option))
                        .map(CoordinateSystem::name)
                        .orElse(option);
            case DATE_ORDER -> dateOrder(question, option, page);
            case ENCODING, SHEET, AXES_SWAPPED, TIME_COLUMN, TIME_ZONE, CATEGORY_COLUMN -> option;
        };
    }

    /// What the first examples would mean.
    private static String dateOrder(Question question, String pattern, Page page) {
        var times = new Times(page.zone(), pattern.isEmpty() ? List.of() : List.of(pattern));
        return question.examples().stream()
                .filter(example -> times.read(example) == Times.Outcome.READ)
                .limit(2)
                .map(example -> {
                    times.read(example);
                    return page.text("ingest.question.means", Page.shown(example, 40), page.time(times.earliest()));
                })
                .reduce((a, b) -> a + "; " + b)
                .map(means -> page.text("ingest.question.pattern", pattern, means))
                .orElse(pattern);
    }

    private static String delimiter(String sign, Page page) {
        return switch (sign) {
            case "\t" -> page.text("ingest.delimiter.tab");
            case ";" -> page.text("ingest.delimiter.semicolon");
            case "," -> page.text("ingest.delimiter.comma");
            default -> page.text("ingest.delimiter.other", sign);
        };
    }
}
