package se.lykta.ingest.read;

import java.math.BigDecimal;

/// How does a value that a file knows as a number, a date or a time look as text?
final class CellText {

    private static final double MOST_EXACT = 9e15;

    private CellText() {}

    /// The shortest text that means the same number, with a decimal point and without exponent; empty for
    /// NaN.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < MOST_EXACT) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        return text.indexOf('E') < 0 ? text : plain(text);
    }

    private static String plain(String text) {
        BigDecimal exact = new BigDecimal(text);
        return Math.abs(exact.scale()) > 50 ? text : exact.toPlainString();
    }
}
