package se.lykta.ingest;

import se.lykta.area.LocationQuality;

/// An incident as a file tells it, mapped and validated, not yet screened or stored.
/// @param line line or row number in the file, from 1
/// @param sourceKey identifies the row at its source; unique within the file unless the source repeats it
/// @param contentHash equal when all mapped values are equal, whatever the line; two drafts of one key with
///     different
///     hashes are versions of it
public record Draft(long line, String sourceKey, What what, When when, Where where, long contentHash)
        implements RowMapping.Mapped {

    /// What happened, and how do we know?
    /// @param sourceType the supplier's own word, for alerts about new types; empty if the template fixes the
    ///     category
    /// @param countable false = kept but never counted, like a summary of other incidents
    /// @param text free text, not screened; empty if none
    public record What(
            String categoryCode,
            String sourceType,
            KnownBy knownBy,
            Verification verification,
            boolean countable,
            String text) {}

    /// When? Minutes since 1970-01-01T00:00Z, both ends included: a whole day is its first to its last
    /// minute.
    /// @param reportedMinute [#NO_TIME] if not given
    /// @param versionMinute when the source had this version; [#NO_TIME] if not given; no part of the content
    public record When(
            long earliestMinute, long latestMinute, TimePrecision precision, long reportedMinute, long versionMinute) {

        /// No time is given.
        public static final long NO_TIME = Long.MIN_VALUE;

        public When {
            if (latestMinute < earliestMinute) {
                throw new IllegalArgumentException(
                        "latestMinute is " + latestMinute + ", must be >= earliestMinute " + earliestMinute);
            }
        }
    }

    /// Where? WGS 84.
    /// @param radiusMetres the true place is expected within it; 0 = not known
    /// @param lon degrees, NaN without a position; always given when the quality may be a dot
    /// @param lat degrees, NaN without a position
    /// @param placeText the place in words; empty if none
    /// @param areaCode the supplier's area; for Swedish units four digits = municipality, two = county; empty
    ///     if none
    public record Where(
            LocationQuality quality, int radiusMetres, double lon, double lat, String placeText, String areaCode) {
        public Where {
            if (quality.mayBeDot() && (Double.isNaN(lon) || Double.isNaN(lat))) {
                throw new IllegalArgumentException("quality is " + quality + ", must have a position");
            }
        }

        public boolean hasPosition() {
            return !Double.isNaN(lon);
        }

        /// Is only another municipality named, or only a county, so that this municipality keeps the incident
        /// but must not count it as its own?
        ///
        /// Codes of other lengths are a supplier's own districts and tell nothing.
        public boolean isElsewhere(String municipalityCode) {
            return switch (quality) {
                case MUNICIPALITY ->
                    isUnit(areaCode, 4) && isUnit(municipalityCode, 4) && !areaCode.equals(municipalityCode);
                case UNKNOWN -> isUnit(areaCode, 2) && isUnit(municipalityCode, 4);
                case POINT, ADDRESS, STREET, PLACE, AREA -> false;
            };
        }

        private static boolean isUnit(String code, int digits) {
            return code.length() == digits && code.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
