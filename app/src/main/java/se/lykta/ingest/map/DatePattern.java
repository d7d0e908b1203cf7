package se.lykta.ingest.map;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Does a cell follow this date pattern, and what does it say?
///
/// The letters of java.time that suppliers use (y M d H h m s S a X) are read by hand, about thirty times faster
/// than by a formatter; a pattern with other letters falls back to the formatter. `MMM` and `MMMM` take Swedish and
/// English month names. A space in the pattern fits any white space. One letter takes one or two digits, two
/// letters exactly two.
final class DatePattern {

    private static final String[] MONTHS = {
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december"
    };

    private record Part(char letter, int count) {}

    private final List<Part> parts = new ArrayList<>();
    private final @Nullable DateTimeFormatter formatter;

    /// @throws IllegalArgumentException if java.time does not know the pattern either
    DatePattern(String pattern) {
        formatter = compile(pattern) ? null : DateTimeFormatter.ofPattern(pattern, Locale.of("sv", "SE"));
    }

    private boolean compile(String pattern) {
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            while (end < pattern.length() && pattern.charAt(end) == c) {
                end++;
            }
            if (c == '\'') {
                int close = pattern.indexOf('\'', i + 1);
                if (close < 0) {
                    return false;
                }
                pattern.substring(i + 1, close).chars().forEach(literal -> parts.add(new Part((char) literal, 0)));
                i = close + 1;
                continue;
            }
            if (Character.isLetter(c)) {
                char letter = c == 'u' ? 'y' : c == 'x' || c == 'Z' ? 'X' : c;
                if ("yMdHhmsSaX".indexOf(letter) < 0) {
                    return false;
                }
                parts.add(new Part(letter, end - i));
                i = end;
            } else {
                parts.add(new Part(c, 0));
                i++;
            }
        }
        return true;
    }

    /// True if the whole text fits; the moment then holds what it says, and may still be no date
    /// ([Moment#settle]).
    boolean read(String text, Moment moment) {
        moment.clear();
        if (formatter != null) {
            return readByFormatter(formatter, text, moment);
        }
        int at = 0;
        for (Part part : parts) {
            at = part.count() == 0 ? literal(text, at, part.letter()) : field(text, at, part, moment);
            if (at < 0) {
                return false;
            }
        }
        return at == text.length();
    }

    private static int literal(String text, int at, char literal) {
        if (literal != ' ') {
            return at < text.length() && text.charAt(at) == literal ? at + 1 : -1;
        }
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\u00a0')) {
            end++;
        }
        return end > at ? end : -1;
    }

    private static int field(String text, int at, Part part, Moment moment) {
        return switch (part.letter()) {
            case 'a' -> halfDay(text, at, moment);
            case 'X' -> offset(text, at, moment);
            case 'M' -> part.count() > 2 ? monthName(text, at, moment) : number(text, at, part, moment);
            default -> number(text, at, part, moment);
        };
    }

    private static int number(String text, int at, Part part, Moment moment) {
        int least = least(part);
        int most = part.letter() == 'S'
                ? 9
                : part.count() == 1 && part.letter() != 'y' ? 2 : Math.max(least, part.count());
        int end = at;
        int value = 0;
        while (end < text.length() && end - at < most && isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end++) - '0';
        }
        if (end - at < least) {
            return -1;
        }
        switch (part.letter()) {
            case 'y' -> moment.year = part.count() == 2 ? 2000 + value : value;
            case 'M' -> moment.month = value == 0 ? 99 : value;
            case 'd' -> moment.day = value == 0 ? 99 : value;
            case 'H' -> moment.hour = value;
            case 'h' -> {
                moment.hour = value;
                moment.twelveHours = true;
            }
            case 'm' -> moment.minute = value;
            default -> {
                return end;
            }
        }
        return end;
    }

    private static int least(Part part) {
        if (part.letter() == 'y') {
            return part.count() == 2 ? 2 : 4;
        }
        return part.letter() == 'S' ? 1 : part.count();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int halfDay(String text, int at, Moment moment) {
        if (text.regionMatches(true, at, "AM", 0, 2) || text.regionMatches(true, at, "fm", 0, 2)) {
            moment.afternoon = false;
            return at + 2;
        }
        if (text.regionMatches(true, at, "PM", 0, 2) || text.regionMatches(true, at, "em", 0, 2)) {
            moment.afternoon = true;
            return at + 2;
        }
        return -1;
    }

    private static int monthName(String text, int at, Moment moment) {
        for (int i = 0; i < MONTHS.length; i++) {
            if (text.regionMatches(true, at, MONTHS[i], 0, MONTHS[i].length())) {
                moment.month = i % 12 + 1;
                return at + MONTHS[i].length();
            }
        }
        for (int i = 0; i < MONTHS.length; i++) {
            if (text.regionMatches(true, at, MONTHS[i], 0, 3)) {
                moment.month = i % 12 + 1;
                int end = at + 3;
                return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
            }
        }
        return -1;
    }

    static int offset(String text, int at, Moment moment) {
        if (at >= text.length()) {
            return -1;
        }
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            moment.offsetMinutes = 0;
            return at + 1;
        }
        if (sign != '+' && sign != '-'
                || at + 3 > text.length()
                || !isDigit(text.charAt(at + 1))
                || !isDigit(text.charAt(at + 2))) {
            return -1;
        }
        int minutes = (text.charAt(at + 1) - '0') * 600 + (text.charAt(at + 2) - '0') * 60;
        int end = at + 3;
        int next = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
        if (next + 2 <= text.length() && isDigit(text.charAt(next)) && isDigit(text.charAt(next + 1))) {
            minutes += (text.charAt(next) - '0') * 10 + text.charAt(next + 1) - '0';
            end = next + 2;
        }
        moment.offsetMinutes = sign == '-' ? -minutes : minutes;
        return minutes <= 18 * 60 ? end : -1;
    }

    private static boolean readByFormatter(DateTimeFormatter formatter, String text, Moment moment) {
        try {
            TemporalAccessor read = formatter.parse(text);
            moment.year = get(read, ChronoField.YEAR, 0);
            moment.month = get(read, ChronoField.MONTH_OF_YEAR, 0);
            moment.day = get(read, ChronoField.DAY_OF_MONTH, 0);
            moment.hour = get(read, ChronoField.HOUR_OF_DAY, -1);
            moment.minute = get(read, ChronoField.MINUTE_OF_HOUR, -1);
            int offset = get(read, ChronoField.OFFSET_SECONDS, Moment.NO_OFFSET);
            moment.offsetMinutes = offset == Moment.NO_OFFSET ? offset : offset / 60;
            return true;
        } catch (DateTimeException | ArithmeticException unfit) {
            return false;
        }
    }

    private static int get(TemporalAccessor read, ChronoField field, int otherwise) {
        return read.isSupported(field) ? read.get(field) : otherwise;
    }
}
