package se.lykta.incident;

import se.lykta.area.LocationQuality;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// Four small properties of an incident packed into nine bits, so that one table look-up answers a filter on
/// all.
final class Traits {
    static final int COMBINATIONS = 1 << 9;

    private static final KnownBy[] KNOWN_BY = KnownBy.values();
    private static final Verification[] VERIFICATION = Verification.values();
    private static final LocationQuality[] QUALITY = LocationQuality.values();

    private Traits() {}

    static short of(int knownBy, int verification, int quality, boolean counted) {
        return (short) (knownBy | verification << 3 | quality << 5 | (counted ? 1 << 8 : 0));
    }

    static KnownBy knownBy(int traits) {
        return KNOWN_BY[traits & 7];
    }

    static Verification verification(int traits) {
        return VERIFICATION[traits >> 3 & 3];
    }

    static LocationQuality quality(int traits) {
        return QUALITY[traits >> 5 & 7];
    }

    static boolean isCounted(int traits) {
        return (traits >> 8 & 1) != 0;
    }

    /// Is it one of the combinations that stand for something?
    static boolean isValid(int traits) {
        return (traits & 7) < KNOWN_BY.length && (traits >> 5 & 7) < QUALITY.length;
    }
}
