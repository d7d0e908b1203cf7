package se.lykta.municipality;

/// When is a number too small to be shown outside the group that works with it?
///
/// @param minimumCount counts from 1 up to one less than this are hidden, at least 1
/// @param minimumPopulation areas with fewer inhabitants get no rate, at least 0
/// @param roundTo published counts are rounded to multiples of this, 1 for none
public record Thresholds(int minimumCount, int minimumPopulation, int roundTo) {

    public Thresholds {
        if (minimumCount < 1 || minimumPopulation < 0 || roundTo < 1) {
            throw new IllegalArgumentException("thresholds are " + minimumCount + ", " + minimumPopulation + ", "
                    + roundTo + ", must be at least 1, 0, 1");
        }
    }
}
