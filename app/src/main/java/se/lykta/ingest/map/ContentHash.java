package se.lykta.ingest.map;

/// Are two rows the same? A 64-bit hash over texts and numbers, the same on every machine and in every version of
/// the program: it is stored, so never change it.
///
/// Each character and each part's end is mixed by a multiplication (FNV-1a over 16-bit units), and the result is
/// finished like MurmurHash3. Not for use against a forger.
public final class ContentHash {

    private static final long PRIME = 0x100000001b3L;
    private static final long START = 0xcbf29ce484222325L;

    private long state = START;

    public ContentHash add(String text) {
        long hash = state;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        state = (hash ^ 0x1_0000L) * PRIME;
        return this;
    }

    public ContentHash add(long value) {
        state = (mix(value) ^ state) * PRIME;
        return this;
    }

    public ContentHash add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    /// The hash; starts anew.
    public long finish() {
        long hash = mix(state);
        state = START;
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
