package se.lykta.ingest.map;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import se.lykta.ingest.TimePrecision;

/// Which minutes does the time in a cell mean?
///
/// Reads by the patterns given, in order; without patterns ISO 8601 (`2025-03-01`, `2025-03`, `2025-03-01 9:05`,
/// `2025-03-01T09:05:00+01:00`). Times without offset belong to the zone: a time in the hour that is lost in spring
/// moves forward by that hour; a time in the hour that comes twice in autumn means either, so it becomes an
/// interval. Reused from row to row; not for several threads.
public final class Times {

    /// How reading went.
    public enum Outcome {
        READ,
        UNREADABLE,
        IMPLAUSIBLE
    }

    private static final long FIRST_MINUTE = Moment.dayNumber(1900, 1, 1) * 1440;
    private static final long LAST_MINUTE = Moment.dayNumber(2200, 1, 1) * 1440;

    private final ZoneRules rules;
    private final List<DatePattern> patterns;
    private final Moment moment = new Moment();

    private long calmFrom = Long.MAX_VALUE;
    private long calmUntil = Long.MIN_VALUE;
    private int calmOffset;

    private long earliest;
    private long latest;

    /// @throws IllegalArgumentException if a pattern is not one of java.time
    public Times(ZoneId zone, List<String> patterns) {
        this.rules = zone.getRules();
        this.patterns = patterns.stream().map(DatePattern::new).toList();
    }

    /// Reads a cell; the results stand in [#earliest], [#latest] and [#precision] until the next call.
    public Outcome read(String text) {
        boolean fits = false;
        if (patterns.isEmpty()) {
            fits = readIso(text, moment);
        }
        for (int i = 0; i < patterns.size() && !fits; i++) {
            fits = patterns.get(i).read(text, moment);
        }
        if (!fits) {
            return Outcome.UNREADABLE;
        }
        if (!moment.settle()) {
            return Outcome.IMPLAUSIBLE;
        }
        long local = moment.localMinute();
        if (local < FIRST_MINUTE || local >= LAST_MINUTE) {
            return Outcome.IMPLAUSIBLE;
        }
        resolve(local, moment.localEnd());
        return Outcome.READ;
    }

    private void resolve(long local, long localEnd) {
        if (moment.offsetMinutes != Moment.NO_OFFSET) {
            earliest = local - moment.offsetMinutes;
            latest = localEnd - moment.offsetMinutes - 1;
            return;
        }
        earliest = local - offsetAt(local, true);
        latest = moment.precision == TimePrecision.MINUTE
                ? local - offsetAt(local, false)
                : localEnd - offsetAt(localEnd, false) - 1;
        if (moment.precision == TimePrecision.MINUTE && latest > earliest) {
            moment.precision = TimePrecision.HOUR;
        }
    }

    /// Offset of the zone in minutes at a local minute. Between two changes of the clock it comes from
    /// memory.
    private int offsetAt(long local, boolean early) {
        if (local >= calmFrom && local < calmUntil) {
            return calmOffset;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(local * 60, 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(time);
        if (change != null) {
            boolean before = change.isGap() || early;
            return (before ? change.getOffsetBefore() : change.getOffsetAfter()).getTotalSeconds() / 60;
        }
        ZoneOffset offset = rules.getOffset(time);
        rememberCalm(time.toInstant(offset), offset.getTotalSeconds() / 60);
        return offset.getTotalSeconds() / 60;
    }

    private void rememberCalm(Instant at, int offset) {
        ZoneOffsetTransition previous = rules.previousTransition(at);
        ZoneOffsetTransition next = rules.nextTransition(at);
        long dayInMinutes = 1440;
        calmFrom = previous == null ? FIRST_MINUTE : previous.toEpochSecond() / 60 + dayInMinutes;
        calmUntil = next == null ? LAST_MINUTE : next.toEpochSecond() / 60 - dayInMinutes;
        calmOffset = offset;
    }

    /// First minute since 1970 (UTC) that the cell may mean.
    public long earliest() {
        return earliest;
    }

    /// Last minute since 1970 (UTC) that the cell may mean.
    public long latest() {
        return latest;
    }

    public TimePrecision precision() {
        return moment.precision;
    }

    /// ISO 8601 and its everyday forms: a space for T, an hour of one digit, a space before the offset.
    static boolean readIso(String text, Moment moment) {
        moment.clear();
        int length = text.length();
        moment.year = digits(text, 0, 4);
        if (moment.year < 0 || length > 4 && text.charAt(4) != '-') {
            return false;
        }
        if (length == 4) {
            return true;
        }
        moment.month = digits(text, 5, 7);
        if (moment.month < 0 || length > 7 && text.charAt(7) != '-') {
            return false;
        }
        if (moment.month == 0) {
            moment.month = 99;
        }
        if (length == 7) {
            return true;
        }
        moment.day = digits(text, 8, 10);
        if (moment.day < 0) {
            return false;
        }
        if (moment.day == 0) {
            moment.day = 99;
        }
        return length == 10 || readIsoClock(text, moment);
    }

    private static boolean readIsoClock(String text, Moment moment) {
        char separator = text.charAt(10);
        if (separator != ' ' && separator != 'T' && separator != 't') {
            return false;
        }
        int colon = text.indexOf(':', 11);
        if (colon < 12 || colon > 13) {
            return false;
        }
        moment.hour = digits(text, 11, colon);
        moment.minute = digits(text, colon + 1, colon + 3);
        if (moment.hour < 0 || moment.minute < 0) {
            return false;
        }
        int at = colon + 3;
        int length = text.length();
        if (at < length && text.charAt(at) == ':') {
            if (digits(text, at + 1, at + 3) < 0) {
                return false;
            }
            at += 3;
            if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                at++;
                while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
            }
        }
        if (at < length && text.charAt(at) == ' ') {
            at++;
        }
        return at == length || DatePattern.offset(text, at, moment) == length;
    }

    private static int digits(String text, int from, int to) {
        if (to > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
