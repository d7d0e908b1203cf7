package se.lykta.alert.page;

import java.time.YearMonth;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import se.lykta.alert.Alert;
import se.lykta.alert.AlertKind;

/// How many alerts of a month were hits and how many false alarms, as people judged them?
///
/// @param lines the month's alerts, newest first
record MonthPage(YearMonth month, List<Row> rows, List<AlertLine> lines) {
    private static final double MONTHS = 12;

    /// One kind of alert.
    ///
    /// @param stated false alarms that a month has if nothing changes; NaN when it stands with each alert
    record Row(AlertKind kind, long raised, long hits, long falseAlarms, double stated) {
        public long unjudged() {
            return raised - hits - falseAlarms;
        }

        public boolean tellsStated() {
            return !Double.isNaN(stated);
        }
    }

    static MonthPage of(YearMonth month, List<AlertLine> lines, ToDoubleFunction<AlertKind> falseAlarmsAYear) {
        var rows = Stream.of(AlertKind.values())
                .map(kind -> new Row(
                        kind,
                        lines.stream().filter(line -> isOf(line, kind)).count(),
                        count(lines, kind, Alert.Judgement.HIT),
                        count(lines, kind, Alert.Judgement.FALSE_ALARM),
                        falseAlarmsAYear.applyAsDouble(kind) / MONTHS))
                .toList();
        return new MonthPage(month, rows, lines);
    }

    public String previous() {
        return month.minusMonths(1).toString();
    }

    public String next() {
        return month.plusMonths(1).toString();
    }

    private static long count(List<AlertLine> lines, AlertKind kind, Alert.Judgement judgement) {
        return lines.stream()
                .filter(line -> isOf(line, kind) && line.alert().handling().judgement() == judgement)
                .count();
    }

    private static boolean isOf(AlertLine line, AlertKind kind) {
        return line.alert().find().kind() == kind;
    }
}
