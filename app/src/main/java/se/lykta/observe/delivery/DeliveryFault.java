package se.lykta.observe.delivery;

import se.lykta.privacy.TextScreening;

/// What could not be taken, where does it stand, and what was expected there?
///
/// @param part of the delivery: the name of an attachment; empty = the document itself
/// @param line line, row or page as a person sees it, from 1; 0 = the whole part
/// @param found what stood there, screened and cut to 200 characters
/// @param expected words, formats or bounds, cut to 200 characters
public record DeliveryFault(String part, long line, FaultCode code, String found, String expected) {
    private static final int LONGEST = 200;

    public DeliveryFault {
        if (line < 0) {
            throw new IllegalArgumentException("line is " + line + ", must be >= 0");
        }
        part = clean(part);
        found = clean(found);
        expected = clean(expected);
    }

    static DeliveryFault whole(FaultCode code, String found, String expected) {
        return new DeliveryFault("", 0, code, found, expected);
    }

    DeliveryFault in(String name) {
        return new DeliveryFault(name, line, code, found, expected);
    }

    public boolean isOfWholePart() {
        return line == 0;
    }

    /// Screened before it is cut, so that no half of a number slips through.
    private static String clean(String text) {
        var screened = TextScreening.screen(text.codePoints()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .masked()
                .strip();
        return screened.length() <= LONGEST ? screened : screened.substring(0, LONGEST - 1) + "…";
    }
}
