package se.lykta.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Does a free text hold something that points out a person?
///
/// Finds Swedish personal and coordination numbers (with date and check digit), telephone numbers, e-mail
/// addresses, registration plates and what looks like a name. Numbers of persons block; the rest is for a person to
/// decide, or in a batch masked and counted. One pass over the text without patterns: a million short texts take
/// about a second. Limits: names are recognised by a common given name before a capitalised word, so rare names
/// pass; numbers written out in words pass. Source of the numbers: SKV 704; of the plates: TSFS 2015:63.
public final class TextScreening {

    /// What points out a person, and may it never be stored?
    public enum Kind {
        PERSONAL_NUMBER(true),
        COORDINATION_NUMBER(true),
        PHONE(false),
        EMAIL(false),
        REGISTRATION_PLATE(false),
        NAME(false);

        private final boolean blocking;

        Kind(boolean blocking) {
            this.blocking = blocking;
        }

        /// Must a text with this never be stored as it is?
        public boolean isBlocking() {
            return blocking;
        }
    }

    /// One finding: characters from start up to but not including end.
    public record Finding(Kind kind, int start, int end) {}

    /// The text with its findings, in their order, none overlapping.
    public record Screened(String text, List<Finding> findings) {

        public Screened {
            findings = List.copyOf(findings);
        }

        public boolean isClean() {
            return findings.isEmpty();
        }

        public boolean isBlocked() {
            return findings.stream().anyMatch(finding -> finding.kind().isBlocking());
        }

        /// The text with `[***]` in place of every finding.
        public String masked() {
            if (findings.isEmpty()) {
                return text;
            }
            StringBuilder masked = new StringBuilder(text.length());
            int from = 0;
            for (Finding finding : findings) {
                masked.append(text, from, finding.start()).append("[***]");
                from = finding.end();
            }
            return masked.append(text, from, text.length()).toString();
        }
    }

    private static final int CONTEXT_CHARS = 24;
    private static final Set<String> NO_PLATES = Set.of(
            "TEL", "RUM", "DNR", "SMS", "SEK", "HUS", "LGH", "LOB", "SOS", "LPO", "USB", "BUS", "MAX", "ETG", "GPS");

    private TextScreening() {}

    /// What in this text points out a person?
    public static Screened screen(String text) {
        return screen(text, KnownPlaces.NONE);
    }

    /// What in this text points out a person, when these places are known?
    public static Screened screen(String text, KnownPlaces places) {
        List<Finding> findings = null;
        int i = 0;
        while (i < text.length()) {
            Finding found = at(text, i, findings);
            if (found == null || found.kind() == Kind.NAME && places.cover(text, found)) {
                i++;
                continue;
            }
            findings = findings == null ? new ArrayList<>() : findings;
            findings.add(found);
            i = found.end();
        }
        return new Screened(text, findings == null ? List.of() : findings);
    }

    private static @Nullable Finding at(String text, int i, @Nullable List<Finding> before) {
        char c = text.charAt(i);
        if (c == '@') {
            return email(text, i, before == null ? 0 : before.getLast().end());
        }
        if (isDigit(c) || c == '+') {
            if (i > 0 && isDigit(text.charAt(i - 1))) {
                return null;
            }
            Finding number = person(text, i);
            return number == null ? phone(text, i) : number;
        }
        if (Character.isLetter(c) && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
            Finding plate = plate(text, i);
            return plate == null && Character.isUpperCase(c) ? name(text, i) : plate;
        }
        return null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Six or eight digits of a date, at most one sign, four digits; nothing of a longer number around it.
    private static @Nullable Finding person(String text, int start) {
        int dateEnd = digitsEnd(text, start);
        int run = dateEnd - start;
        if (start > 0 && !mayBegin(text, start)) {
            return null;
        }
        int dateDigits = run == 6 || run == 10 ? 6 : 8;
        int end;
        char separator = 0;
        if (run == 10 || run == 12) {
            end = dateEnd;
        } else if ((run == 6 || run == 8)
                && dateEnd < text.length()
                && "-+ \u2013".indexOf(text.charAt(dateEnd)) >= 0) {
            separator = text.charAt(dateEnd);
            end = digitsEnd(text, dateEnd + 1);
            if (end - dateEnd - 1 != 4) {
                return null;
            }
        } else {
            return null;
        }
        if (end < text.length() && !mayEnd(text, end)) {
            return null;
        }
        String digits = text.substring(start, start + dateDigits) + text.substring(end - 4, end);
        Kind kind = personKind(digits);
        if (kind == null) {
            return null;
        }
        boolean other = separator == ' ' && looksLikeClock(digits)
                || separator == 0 && digits.charAt(0) == '0' && followsPhoneWord(text, start);
        return other ? null : new Finding(kind, start, end);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Not the middle of a word, a case number (`5000-K123456-26`) or a decimal number.
    private static boolean mayBegin(String text, int start) {
        char before = text.charAt(start - 1);
        if (Character.isLetter(before) || before == '+') {
            return false;
        }
        boolean joins = before == '-' || before == '.' || before == ',' || before == '/';
        return !(joins
                        && start > 1
                        && Character.isLetterOrDigit(text.charAt(start - 2))
                        && before != '.'
                        && before != ',')
                && !(joins && start > 1 && isDigit(text.charAt(start - 2)));
    }

    private static boolean mayEnd(String text, int end) {
        char after = text.charAt(end);
        if (Character.isLetterOrDigit(after)) {
            return false;
        }
        boolean joins = after == '-' || after == '.' || after == ',' || after == '/';
        return !(joins && end + 1 < text.length() && isDigit(text.charAt(end + 1)));
    }

    /// Date and check digit of ten or twelve digits; null if it is no such number.
    private static @Nullable Kind personKind(String digits) {
        int offset = digits.length() - 10;
        if (offset == 2) {
            int century = Integer.parseInt(digits, 0, 2, 10);
            if (century < 18 || century > 20) {
                return null;
            }
        }
        int month = Integer.parseInt(digits, offset + 2, offset + 4, 10);
        int day = Integer.parseInt(digits, offset + 4, offset + 6, 10);
        boolean coordination = day > 60;
        int realDay = coordination ? day - 60 : day;
        int longest = month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        if (month < 1 || month > 12 || realDay < 1 || realDay > longest || !hasCheckDigit(digits, offset)) {
            return null;
        }
        return coordination ? Kind.COORDINATION_NUMBER : Kind.PERSONAL_NUMBER;
    }

    /// Luhn's sum over the last ten digits.
    private static boolean hasCheckDigit(String digits, int offset) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (digits.charAt(offset + i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    /// `20260115 2210` is a date with a clock: years since 2000 and a time of day.
    private static boolean looksLikeClock(String digits) {
        int length = digits.length();
        boolean recent = length == 12 ? digits.startsWith("20") : digits.charAt(0) < '4';
        int hour = Integer.parseInt(digits, length - 4, length - 2, 10);
        int minute = Integer.parseInt(digits, length - 2, length, 10);
        return recent && hour < 24 && minute < 60;
    }

    private static boolean followsPhoneWord(String text, int start) {
        String before = before(text, start);
        return before.contains("tel")
                || before.contains("tfn")
                || before.contains("mobil")
                || before.contains("ring")
                || before.contains("sms");
    }

    private static String before(String text, int start) {
        return text.substring(Math.max(0, start - CONTEXT_CHARS), start).toLowerCase(Locale.ROOT);
    }

    /// A number that begins with 0, +46 or 0046 and has 8 to 13 digits, with single spaces and at most one
    /// hyphen.
    private static @Nullable Finding phone(String text, int start) {
        boolean plus = text.charAt(start) == '+';
        if (start > 0 && (Character.isLetter(text.charAt(start - 1)) || !plus && !mayBegin(text, start))) {
            return null;
        }
        if (!plus && (text.charAt(start) != '0' || text.startsWith("00", start) && !text.startsWith("0046", start))) {
            return null;
        }
        int digits = 0;
        int hyphens = 0;
        int end = start + 1;
        int last = start;
        digits += plus ? 0 : 1;
        for (; end < text.length(); end++) {
            char c = text.charAt(end);
            if (isDigit(c)) {
                digits++;
                last = end;
            } else if (c == '-' || c == '/') {
                hyphens++;
            } else if (c != ' ' && c != '(' && c != ')') {
                break;
            }
            if (end - last > 2 || hyphens > 1) {
                break;
            }
        }
        boolean plausible = digits >= (plus ? 9 : 8) && digits <= 13 && last - start < 20;
        return plausible && (plus || isPrefix(text, start)) ? new Finding(Kind.PHONE, start, last + 1) : null;
    }

    /// A national prefix, or the country's; the text may end right after its zero.
    private static boolean isPrefix(String text, int zero) {
        char next = zero + 1 < text.length() ? text.charAt(zero + 1) : ' ';
        return isDigit(next) && next != '0' || text.startsWith("0046", zero);
    }

    private static @Nullable Finding email(String text, int at, int from) {
        int start = at;
        while (start > from && isAddressChar(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        int dot = -1;
        while (end < text.length() && isAddressChar(text.charAt(end))) {
            dot = text.charAt(end) == '.' && end + 1 < text.length() && isAddressChar(text.charAt(end + 1)) ? end : dot;
            end++;
        }
        while (end > at + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return start < at && dot > at + 1 && end - dot > 2 ? new Finding(Kind.EMAIL, start, end) : null;
    }

    private static boolean isAddressChar(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
    }

    /// Three letters, two digits and a digit or letter. In small letters only after a word like `regnr`.
    private static @Nullable Finding plate(String text, int start) {
        if (start + 6 > text.length()) {
            return null;
        }
        boolean upper = Character.isUpperCase(text.charAt(start));
        for (int i = start; i < start + 3; i++) {
            char c = text.charAt(i);
            if (!isPlateLetter(c) || Character.isUpperCase(c) != upper) {
                return null;
            }
        }
        boolean spaced = text.charAt(start + 3) == ' ' || text.charAt(start + 3) == '-';
        int digits = start + (spaced ? 4 : 3);
        if (digits + 3 > text.length() || !isDigit(text.charAt(digits)) || !isDigit(text.charAt(digits + 1))) {
            return null;
        }
        char last = text.charAt(digits + 2);
        boolean ended = digits + 3 == text.length() || !Character.isLetterOrDigit(text.charAt(digits + 3));
        boolean whole =
                ended && (isDigit(last) || isPlateLetter(last) && Character.isUpperCase(last) == upper && last != 'O');
        boolean meant = upper
                ? !NO_PLATES.contains(text.substring(start, start + 3))
                : before(text, start).contains("reg");
        return whole && meant ? new Finding(Kind.REGISTRATION_PLATE, start, digits + 3) : null;
    }

    private static boolean isPlateLetter(char c) {
        char upper = Character.toUpperCase(c);
        return upper >= 'A' && upper <= 'Z' && upper != 'I' && upper != 'Q' && upper != 'V';
    }

    /// A common given name before a capitalised word that is no street or place.
    private static @Nullable Finding name(String text, int start) {
        int end = wordEnd(text, start);
        if (end - start < 2 || end - start > 12 || end + 2 >= text.length() || text.charAt(end) != ' ') {
            return null;
        }
        if (!GivenNames.contains(text.substring(start, end))) {
            return null;
        }
        int surnameEnd = wordEnd(text, end + 1);
        int second = surnameEnd < text.length()
                        && text.charAt(surnameEnd) == ' '
                        && GivenNames.contains(text.substring(end + 1, surnameEnd))
                ? wordEnd(text, surnameEnd + 1)
                : surnameEnd;
        boolean three = second > surnameEnd + 2 && Character.isUpperCase(text.charAt(surnameEnd + 1));
        int from = three ? surnameEnd + 1 : end + 1;
        int to = three ? second : surnameEnd;
        boolean surname = to - from >= 3
                && Character.isUpperCase(text.charAt(from))
                && Character.isLowerCase(text.charAt(from + 1));
        return surname && !GivenNames.isPlace(text, from, to) ? new Finding(Kind.NAME, start, to) : null;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }
}
