package se.lykta.ingest.map;

/// Which number stands in a cell?
public final class Numbers {

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /// The number with this decimal sign, or NaN if the text is none. The other of point and comma, spaces and
    /// apostrophes may stand as thousands signs, but only before whole groups of three digits; exponents are taken.
    public static double read(String text, char decimal) {
        double plain = readPlain(text, decimal);
        return Double.isNaN(plain) ? readGrouped(text, decimal) : plain;
    }

    /// Digits with at most one decimal sign and at most 15 digits: exact, because both parts fit a double.
    private static double readPlain(String text, char decimal) {
        int length = text.length();
        int at = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (at == length || length - at > 16) {
            return Double.NaN;
        }
        long value = 0;
        int digits = 0;
        int fraction = -1;
        for (int i = at; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + c - '0';
                digits++;
            } else if (c == decimal && fraction < 0) {
                fraction = digits;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0 || digits > 15) {
            return Double.NaN;
        }
        double number = fraction < 0 ? value : value / POWERS[digits - fraction];
        return text.charAt(0) == '-' ? -number : number;
    }

    private static double readGrouped(String text, char decimal) {
        if (text.isEmpty() || text.length() > 40) {
            return Double.NaN;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int sinceGroup = -1;
        boolean fraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i) == '\u2212' ? '-' : text.charAt(i);
            if (c >= '0' && c <= '9') {
                sinceGroup += sinceGroup >= 0 ? 1 : 0;
                plain.append(c);
            } else if (c == decimal && !fraction) {
                if (sinceGroup >= 0 && sinceGroup != 3) {
                    return Double.NaN;
                }
                fraction = true;
                sinceGroup = -1;
                plain.append('.');
            } else if (isGroupSign(c) && !fraction && (sinceGroup == -1 || sinceGroup == 3) && plain.length() > 0) {
                sinceGroup = 0;
            } else if (c == '-' || c == '+' || c == 'e' || c == 'E') {
                plain.append(c);
            } else {
                return Double.NaN;
            }
        }
        if (sinceGroup >= 0 && sinceGroup != 3) {
            return Double.NaN;
        }
        return parse(plain.toString());
    }

    private static boolean isGroupSign(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '.' || c == ',';
    }

    private static double parse(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
