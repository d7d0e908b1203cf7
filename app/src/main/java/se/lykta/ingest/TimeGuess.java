package se.lykta.ingest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.lykta.ingest.ColumnGuess.Candidate;
import se.lykta.ingest.ColumnGuess.Field;
import se.lykta.ingest.map.Times;

/// Which columns tell when, by which pattern, and what about it must a person decide?
final class TimeGuess {
    private static final List<String> CLOCKS = List.of("", " H:mm", " H:mm:ss", " H.mm", " h:mm:ss a", " h:mm a");
    private static final List<String> DATES = List.of(
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "M.d.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyy/M/d",
            "yyyyMMdd",
            "d MMMM yyyy");
    private static final double FITS = 0.9;
    private static final Pattern CLOCK_NAMES =
            Pattern.compile("tid|tidpunkt|kl\\.?|klockslag|klocka|time|time of day|hour");
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])[:.][0-5]\\d([:.][0-5]\\d)?");

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    private TimeGuess() {}

    static TimeGuess of(Header header, List<Row> rows) {
        var guess = new TimeGuess();
        for (int i = 0; i < header.size(); i++) {
            guess.add(header.names().get(i), ColumnGuess.values(rows, i));
        }
        guess.joinClock(header, rows);
        guess.askForOneColumn();
        return guess;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    List<Question> questions() {
        return questions;
    }

    /// A date and, in a column of its own, the time of day: the two are read as one text, in the order of the
    /// file.
    private void joinClock(Header header, List<Row> rows) {
        var dates = candidates.stream()
                .filter(candidate -> candidate.field() == Field.TIME)
                .toList();
        var clock = IntStream.range(0, header.size())
                .filter(i -> CLOCK_NAMES
                        .matcher(header.names().get(i).toLowerCase(Locale.ROOT).strip())
                        .matches())
                .filter(i -> isClock(ColumnGuess.values(rows, i)))
                .findFirst();
        if (dates.size() != 1 || clock.isEmpty() || dates.getFirst().detail().contains("H")) {
            return;
        }
        var date = dates.getFirst();
        int dateColumn = header.position(date.column());
        int clockColumn = clock.getAsInt();
        boolean dateFirst = dateColumn < clockColumn;
        var both = rows.stream()
                .map(row -> List.of(cell(row, dateColumn), cell(row, clockColumn)))
                .filter(cells -> cells.stream().noneMatch(String::isEmpty))
                .map(cells -> String.join(" ", dateFirst ? cells : cells.reversed()))
                .toList();
        joinedPattern(date.detail(), dateFirst, both).ifPresent(pattern -> {
            candidates.remove(date);
            candidates.add(new Candidate(
                    Field.TIME, date.column(), date.confidence(), pattern.isEmpty() ? "" : plain(date.detail())));
            candidates.add(new Candidate(Field.CLOCK, header.names().get(clockColumn), date.confidence(), pattern));
        });
    }

    private static boolean isClock(List<String> values) {
        return !values.isEmpty()
                && values.stream()
                                .filter(value -> CLOCK.matcher(value).matches())
                                .count()
                        >= FITS * values.size();
    }

    private static String plain(String datePattern) {
        return datePattern.isEmpty() ? "yyyy-MM-dd" : datePattern;
    }

    /// The pattern that reads date and clock together; empty text = ISO 8601.
    private static Optional<String> joinedPattern(String datePattern, boolean dateFirst, List<String> both) {
        if (both.isEmpty()) {
            return Optional.empty();
        }
        var patterns = CLOCKS.stream()
                .filter(clock -> !clock.isEmpty())
                .map(clock -> dateFirst ? plain(datePattern) + clock : clock.strip() + " " + plain(datePattern));
        return Stream.concat(datePattern.isEmpty() && dateFirst ? Stream.of("") : Stream.empty(), patterns)
                .filter(pattern -> share(both, pattern.isEmpty() ? List.of() : List.of(pattern)) >= FITS)
                .findFirst();
    }

    private static String cell(Row row, int column) {
        return column < row.cells().length ? row.cells()[column].strip() : "";
    }

    private void add(String column, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        List<String> fitting = new ArrayList<>();
        double best = share(values, List.of());
        boolean plainYear = values.stream().allMatch(value -> value.length() == 4);
        if (best >= FITS && !plainYear) {
            fitting.add("");
        } else {
            best = 0;
            for (String date : DATES) {
                for (String clock : CLOCKS) {
                    double share = share(values, List.of(date + clock));
                    if (share >= FITS) {
                        fitting.add(date + clock);
                        best = Math.max(best, share);
                    }
                }
            }
        }
        if (fitting.isEmpty()) {
            return;
        }
        if (fitting.size() > 1) {
            questions.add(new Question(Question.Kind.DATE_ORDER, column, fitting, telling(values, fitting)));
        }
        Field field = Stream.of(Field.EARLIEST, Field.LATEST, Field.REPORTED)
                .filter(named -> ColumnGuess.isNamed(named, column))
                .findFirst()
                .orElse(Field.TIME);
        candidates.add(new Candidate(field, column, best / fitting.size(), fitting.getFirst()));
    }

    /// The values that the first two patterns read differently go first, since they show the doubt.
    private static List<String> telling(List<String> values, List<String> patterns) {
        Times one = new Times(ZoneOffset.UTC, List.of(patterns.get(0)));
        Times other = new Times(ZoneOffset.UTC, List.of(patterns.get(1)));
        return values.stream()
                .distinct()
                .sorted(Comparator.comparing(
                        value -> one.read(value) == other.read(value) && one.earliest() == other.earliest()))
                .toList();
    }

    private static double share(List<String> values, List<String> patterns) {
        Times times = new Times(ZoneOffset.UTC, patterns);
        long read = values.stream()
                .filter(value -> times.read(value) == Times.Outcome.READ)
                .count();
        return (double) read / values.size();
    }

    private void askForOneColumn() {
        List<String> columns = candidates.stream()
                .filter(candidate -> candidate.field() == Field.TIME)
                .map(Candidate::column)
                .toList();
        boolean interval = candidates.stream().anyMatch(candidate -> candidate.field() == Field.EARLIEST);
        if (columns.size() > 1 && !interval) {
            questions.add(new Question(Question.Kind.TIME_COLUMN, "", columns, List.of()));
        }
    }
}
