package se.lykta.ingest.map;

import java.util.Arrays;

/// How often has this hash been seen so far? Open addressing over primitive arrays: about 24 bytes a distinct
/// hash.
public final class Occurrences {

    private long[] hashes = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int distinct;

    /// Counts the hash once more and says how many times it has been seen, this one included.
    public int next(long hash) {
        if (distinct * 2 > hashes.length) {
            grow();
        }
        int at = slot(hashes, counts, hash);
        if (counts[at] == 0) {
            hashes[at] = hash;
            distinct++;
        }
        return ++counts[at];
    }

    private static int slot(long[] hashes, int[] counts, long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (counts[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                int at = slot(hashes, counts, oldHashes[i]);
                hashes[at] = oldHashes[i];
                counts[at] = oldCounts[i];
            }
        }
        Arrays.fill(oldCounts, 0);
    }
}
