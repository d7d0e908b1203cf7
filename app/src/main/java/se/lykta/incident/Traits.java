package se.lykta.incident;

import se.lykta.area.LocationQuality;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// Four small properties of an incident packed into nine bits, so that one table look-up answers a filter on
/// all.
final class Traits {
    static final int COMBINATIONS = 1 << 9;

    private static final int COUNTED = 1 << 8;
    private static final KnownBy[] KNOWN_BY = KnownBy.values();
    private static final Verification[] VERIFICATION = Verification.values();
    private static final LocationQuality[] QUALITY = LocationQuality.values();

    private Traits() {}

    static short of(int knownBy, int verification, int quality, boolean counted) {
        return (short) (knownBy | verification << 3 | quality << 5 | (counted ? COUNTED : 0));
    }

    static LocationQuality quality(int traits) {
        return QUALITY[traits >> 5 & 7];
    }

    /// Which combinations does the filter accept? What stands for nothing is not accepted.
    static boolean[] accepted(IncidentFilter filter) {
        var accepted = new boolean[COMBINATIONS];
        int qualities = filter.leastQuality() == null
                ? QUALITY.length
                : filter.leastQuality().ordinal() + 1;
        for (int known = 0; known < KNOWN_BY.length; known++) {
            if (!filter.knownBy().isEmpty() && !filter.knownBy().contains(KNOWN_BY[known])) {
                continue;
            }
            for (int verification = 0; verification < VERIFICATION.length; verification++) {
                if (filter.countedOnly() && !VERIFICATION[verification].mayCount()) {
                    continue;
                }
                for (int quality = 0; quality < qualities; quality++) {
                    int uncounted = of(known, verification, quality, false);
                    accepted[uncounted] = !filter.countedOnly();
                    accepted[uncounted | COUNTED] = true;
                }
            }
        }
        return accepted;
    }
}
