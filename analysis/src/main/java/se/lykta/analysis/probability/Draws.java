package se.lykta.analysis.probability;

/// Random whole numbers that depend on a seed and a stream number only, so that replicate r draws the same
/// whichever thread runs it and in whatever order.
///
/// SplitMix64 (Steele, Lea & Flood 2014). Not for secrets.
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    public static Draws of(long seed, long stream) {
        return new Draws(mix(seed + GOLDEN * (stream + 1)));
    }

    /// From 0 up to but not including the bound, every number equally likely within 2^-32.
    /// @param bound at least 1
    public int below(int bound) {
        state += GOLDEN;
        return (int) Math.multiplyHigh(mix(state) >>> 1, 2L * bound);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
