package se.lykta.municipality;

/// The municipality's own colours, for the page head and printed covers.
///
/// @param primary background as `#rrggbb`
/// @param onPrimary text on it, with a contrast of at least [#LEAST_CONTRAST]
public record Theme(String primary, String onPrimary) {

    /// WCAG 2.2, success criterion 1.4.3.
    public static final double LEAST_CONTRAST = 4.5;

    public Theme {
        double contrast = contrast(primary, onPrimary);
        if (!(contrast >= LEAST_CONTRAST)) {
            throw new IllegalArgumentException("contrast is " + contrast + ", must be >= " + LEAST_CONTRAST);
        }
    }

    /// How well can one colour be read on the other? From 1 (not at all) to 21; WCAG 2.2, relative luminance.
    static double contrast(String colour, String other) {
        double a = luminance(colour);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour, 1, 7, 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
