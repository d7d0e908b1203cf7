package se.lykta.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.area.CoordinateReading;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLatBox;
import se.lykta.ingest.map.Numbers;

/// Which column may mean what, judged by header and first rows, and what must a person decide?
///
/// A candidate is a proposal to be marked as guessed. Whatever two readings fit equally well (day and month,
/// decimal and thousands, two coordinate systems, swapped axes, two time columns) is a question, never chosen
/// silently.
/// @param candidates best first within each field
public record ColumnGuess(List<Candidate> candidates, List<Question> questions) {

    /// What may a column hold?
    public enum Field {
        KEY,
        TIME,
        /// The time of day that belongs to a date in a column of its own; both together are the TIME.
        CLOCK,
        EARLIEST,
        LATEST,
        REPORTED,
        X,
        Y,
        PAIR,
        PLACE,
        AREA_CODE,
        CATEGORY,
        TEXT,
        KNOWN_BY
    }

    /// One proposal.
    /// @param confidence 0 to 1
    /// @param detail date pattern for times (empty = ISO 8601), EPSG number for coordinates; else empty
    public record Candidate(Field field, String column, double confidence, String detail) {}

    private static final Map<Field, Pattern> NAMES = Map.ofEntries(
            named(Field.KEY, "id|nr|.*_id|.*-id|crime id|rapportnr|.*nummer|uid|case_enquiry_id"),
            named(Field.EARLIEST, "start.*|från|tidigast|earliest|date_start|begin.*"),
            named(Field.LATEST, "end|end_.*|slut.*|till|senast|latest|date_end"),
            named(Field.REPORTED, "report(ed)?.*|anmäl.*|inrapporterad.*|published"),
            named(Field.X, "x|lon|long|longitude?|lng|längdgrad|easting|öst|e|[xe][-_ ]?koord.*|geometry\\.x"),
            named(Field.Y, "y|lat|latitude?|breddgrad|northing|nord|n|[yn][-_ ]?koord.*|geometry\\.y"),
            named(Field.PAIR, "gps|koordinat.*|position|location\\.gps|latlon|lat.*lon.*"),
            named(Field.PLACE, "plats.*|place.*|location|adress|address|gata.*|street|hundred_block"),
            named(Field.AREA_CODE, "område.*|area.*|lsoa code|lsoa_code|district|deso.*|distrikt"),
            named(Field.CATEGORY, "typ|type|kategori|category|händelse.*|crime type|brottstyp"),
            named(Field.TEXT, "text|fritext|beskrivning.*|description|kommentar|summary|anteckning.*"),
            named(Field.KNOWN_BY, "anmält eller upptäckt|known.?by|upptäckt.*"));

    private static final double EQUALLY_GOOD = 0.02;

    public ColumnGuess {
        candidates = List.copyOf(candidates);
        questions = List.copyOf(questions);
    }

    private static Map.Entry<Field, Pattern> named(Field field, String pattern) {
        return Map.entry(field, Pattern.compile(pattern));
    }

    /// Guesses from the header and some rows; a few hundred are enough.
    /// @param frame the municipality's frame, to tell coordinate systems apart
    public static ColumnGuess of(Header header, List<Row> rows, LonLatBox frame) {
        List<Candidate> candidates = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            addByName(candidates, header.names().get(i));
        }
        var times = TimeGuess.of(header, rows);
        candidates.addAll(times.candidates());
        questions.addAll(times.questions());
        addCoordinates(candidates, questions, new Sample(header, rows, frame));
        candidates.sort(Comparator.comparing(Candidate::field)
                .thenComparing(Comparator.comparingDouble(Candidate::confidence).reversed()));
        if (candidates.stream().noneMatch(candidate -> candidate.field() == Field.CATEGORY)) {
            questions.add(new Question(Question.Kind.CATEGORY_COLUMN, "", header.names(), List.of()));
        }
        return new ColumnGuess(candidates, questions);
    }

    private record Sample(Header header, List<Row> rows, LonLatBox frame) {}

    /// The best candidate for the field, if there is any.
    public Optional<Candidate> findBest(Field field) {
        return candidates.stream()
                .filter(candidate -> candidate.field() == field)
                .findFirst();
    }

    static List<String> values(List<Row> rows, int column) {
        return rows.stream()
                .map(row -> column < row.cells().length ? row.cells()[column].strip() : "")
                .filter(value -> !value.isEmpty())
                .limit(500)
                .toList();
    }

    static boolean isNamed(Field field, String column) {
        var pattern = NAMES.get(field);
        return pattern != null
                && pattern.matcher(column.toLowerCase(Locale.ROOT).strip()).matches();
    }

    private static void addByName(List<Candidate> candidates, String column) {
        NAMES.keySet().forEach(field -> {
            boolean byContent = field == Field.X
                    || field == Field.Y
                    || field == Field.PAIR
                    || field == Field.EARLIEST
                    || field == Field.LATEST
                    || field == Field.REPORTED;
            if (!byContent && isNamed(field, column)) {
                candidates.add(new Candidate(field, column, 0.8, ""));
            }
        });
    }

    private static void addCoordinates(List<Candidate> candidates, List<Question> questions, Sample sample) {
        List<String> names = sample.header().names();
        int x = find(names, Field.X);
        int y = find(names, Field.Y);
        if (x < 0 || y < 0) {
            int pair = find(names, Field.PAIR);
            if (pair >= 0) {
                candidates.add(new Candidate(Field.PAIR, names.get(pair), 0.7, "4326"));
            }
            return;
        }
        double[] xs = numbers(sample, x, questions);
        double[] ys = numbers(sample, y, questions);
        List<CoordinateReading> readings = CoordinateReading.rank(xs, ys, sample.frame(), systems(true));
        if (readings.isEmpty()) {
            readings = CoordinateReading.rank(xs, ys, sample.frame(), systems(false));
        }
        if (readings.isEmpty()) {
            questions.add(
                    new Question(Question.Kind.COORDINATE_SYSTEM, names.get(x), List.of(), values(sample.rows(), x)));
            return;
        }
        CoordinateReading best = readings.getFirst();
        List<String> equal = readings.stream()
                .filter(reading -> best.insideShare() - reading.insideShare() < EQUALLY_GOOD)
                .map(reading -> Integer.toString(reading.system().epsg()))
                .distinct()
                .toList();
        if (equal.size() > 1 && best.system().isMetric()) {
            questions.add(new Question(Question.Kind.COORDINATE_SYSTEM, names.get(x), equal, values(sample.rows(), x)));
        }
        if (best.swapped()) {
            questions.add(new Question(
                    Question.Kind.AXES_SWAPPED,
                    names.get(x),
                    List.of(names.get(y), names.get(x)),
                    values(sample.rows(), x)));
        }
        String epsg = Integer.toString(best.system().epsg());
        candidates.add(new Candidate(Field.X, names.get(best.swapped() ? y : x), best.insideShare(), epsg));
        candidates.add(new Candidate(Field.Y, names.get(best.swapped() ? x : y), best.insideShare(), epsg));
    }

    /// The systems of Swedish suppliers; when none of them fits, all others. WGS 84 stands for its twins.
    private static List<CoordinateSystem> systems(boolean swedish) {
        return CoordinateSystem.all().stream()
                .filter(system -> system.isMetric() || system.epsg() == 4326)
                .filter(system -> swedish == (system.epsg() >= 3006 && system.epsg() <= 3018 || system.epsg() == 4326))
                .toList();
    }

    private static int find(List<String> names, Field field) {
        return IntStream.range(0, names.size())
                .filter(i -> isNamed(field, names.get(i)))
                .findFirst()
                .orElse(-1);
    }

    /// The numbers of a column by the decimal sign that its values show; asks when a sign may part thousands
    /// as well.
    private static double[] numbers(Sample sample, int column, List<Question> questions) {
        List<String> values = values(sample.rows(), column);
        @Nullable String sign = sample.header().hasTypedNumbers() ? "." : decimalSign(values);
        if (sign == null) {
            questions.add(new Question(
                    Question.Kind.DECIMAL_SIGN,
                    sample.header().names().get(column),
                    List.of("COMMA", "POINT"),
                    values));
        }
        char decimal = sign == null ? ',' : sign.charAt(0);
        return sample.rows().stream()
                .mapToDouble(row -> Numbers.read(row.cells()[column].strip(), decimal))
                .toArray();
    }

    /// Point, comma, or null when each value has one comma before exactly three digits and no point.
    private static @Nullable String decimalSign(List<String> values) {
        boolean comma = values.stream().anyMatch(value -> value.indexOf(',') >= 0);
        boolean point = values.stream().anyMatch(value -> value.indexOf('.') >= 0);
        if (!comma) {
            return ".";
        }
        if (point) {
            boolean commaLast = values.stream().allMatch(value -> value.lastIndexOf(',') > value.lastIndexOf('.'));
            return commaLast ? "," : ".";
        }
        boolean doubtful = values.stream().allMatch(value -> value.matches("-?\\d{1,3},\\d{3}|-?\\d+"));
        return doubtful ? null : ",";
    }
}
