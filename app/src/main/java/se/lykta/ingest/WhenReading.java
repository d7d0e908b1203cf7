package se.lykta.ingest;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.map.Texts;
import se.lykta.ingest.map.Times;

/// When does a row say that it happened? Holds the answer for the row read last.
final class WhenReading {

    private static final int MINUTES_PER_DAY = 1440;

    private final Template.When rule;
    private final Times times;
    private final long lastAllowedMinute;
    private int[] single = {};
    private int[] earliest = {};
    private int[] latest = {};
    private int[] reported = {};
    private int[] version = {};

    private long from;
    private long to;
    private TimePrecision precision = TimePrecision.MINUTE;
    private long reportedMinute;
    private long versionMinute;

    WhenReading(Template.When rule, ZoneId zone, long nowMinute) {
        this.rule = rule;
        this.times = new Times(zone, rule.patterns());
        this.lastAllowedMinute = nowMinute + MINUTES_PER_DAY;
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(rule.single());
        columns.addAll(rule.earliest());
        columns.addAll(rule.latest());
        columns.addAll(rule.reported());
        columns.addAll(rule.version());
        return columns;
    }

    void bind(Header header) {
        single = RowMapping.positions(header, rule.single());
        earliest = RowMapping.positions(header, rule.earliest());
        latest = RowMapping.positions(header, rule.latest());
        reported = RowMapping.positions(header, rule.reported());
        version = RowMapping.positions(header, rule.version());
    }

    @Nullable
    Rejected read(Row row) {
        Rejected fault = readEvent(row);
        if (fault != null) {
            return fault;
        }
        if (to < from) {
            return new Rejected(row.line(), name(rule.latest()), RejectCode.INTERVAL_REVERSED, text(row, latest));
        }
        if (from > lastAllowedMinute) {
            return new Rejected(
                    row.line(),
                    name(rule.earliest().isEmpty() ? rule.single() : rule.earliest()),
                    RejectCode.TIME_IN_FUTURE,
                    text(row, rule.earliest().isEmpty() ? single : earliest));
        }
        Rejected unfit = readReported(row);
        return unfit == null ? readVersion(row) : unfit;
    }

    private @Nullable Rejected readEvent(Row row) {
        String first = text(row, earliest);
        String last = text(row, latest);
        if (first.isEmpty() && last.isEmpty()) {
            String only = text(row, single);
            return only.isEmpty()
                    ? new Rejected(
                            row.line(),
                            name(rule.single().isEmpty() ? rule.earliest() : rule.single()),
                            RejectCode.TIME_MISSING,
                            "")
                    : readOne(row, only, rule.single());
        }
        if (first.isEmpty() || last.isEmpty()) {
            return first.isEmpty() ? readOne(row, last, rule.latest()) : readOne(row, first, rule.earliest());
        }
        return readBoth(row, first, last);
    }

    private @Nullable Rejected readOne(Row row, String text, List<String> columns) {
        Times.Outcome outcome = times.read(text);
        from = times.earliest();
        to = times.latest();
        precision = times.precision();
        return fault(row, outcome, columns, text);
    }

    private @Nullable Rejected readBoth(Row row, String first, String last) {
        Rejected fault = readOne(row, last, rule.latest());
        if (fault != null) {
            return fault;
        }
        long end = to;
        TimePrecision endPrecision = precision;
        fault = readOne(row, first, rule.earliest());
        boolean sameMinute = from == end;
        boolean samePeriod = to == end && precision == endPrecision;
        if (!sameMinute && !samePeriod) {
            precision = TimePrecision.INTERVAL;
        }
        to = end;
        return fault;
    }

    private @Nullable Rejected readReported(Row row) {
        String text = text(row, reported);
        if (text.isEmpty()) {
            reportedMinute = Draft.When.NO_TIME;
            return null;
        }
        Times.Outcome outcome = times.read(text);
        reportedMinute = times.earliest();
        return fault(row, outcome, rule.reported(), text);
    }

    private @Nullable Rejected readVersion(Row row) {
        String text = text(row, version);
        if (text.isEmpty()) {
            versionMinute = Draft.When.NO_TIME;
            return null;
        }
        Times.Outcome outcome = times.read(text);
        versionMinute = times.earliest();
        return fault(row, outcome, rule.version(), text);
    }

    private static @Nullable Rejected fault(Row row, Times.Outcome outcome, List<String> columns, String text) {
        return switch (outcome) {
            case READ -> null;
            case UNREADABLE -> new Rejected(row.line(), name(columns), RejectCode.TIME_UNREADABLE, text);
            case IMPLAUSIBLE -> new Rejected(row.line(), name(columns), RejectCode.TIME_IMPLAUSIBLE, text);
        };
    }

    private static String text(Row row, int[] positions) {
        return positions.length == 0 ? "" : Texts.clean(RowMapping.join(row.cells(), positions, " "));
    }

    private static String name(List<String> columns) {
        return columns.isEmpty() ? "" : columns.getFirst();
    }

    Draft.When value() {
        return new Draft.When(from, to, precision, reportedMinute, versionMinute);
    }
}
