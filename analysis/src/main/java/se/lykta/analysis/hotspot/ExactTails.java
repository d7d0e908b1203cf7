package se.lykta.analysis.hotspot;

/// Exact tails of the sum of k counts drawn without replacement from all cells but one.
///
/// The number of draws of k cells with sum s is the coefficient of t^k z^s in the product over distinct values v,
/// held by m cells each, of (1 + t z^v)^m. A cell with value v leaves one factor out. The products without one
/// factor are built by halving the list of values, so every term is added and none subtracted: tails keep their
/// relative precision however small they are. Sums above the largest observed one share a last slot, which is all
/// the upper tail needs.
final class ExactTails {
    private static final int MOST_SLOTS = 500_000;

    private final TownCounts town;
    private final double[] upper;
    private final double[] lower;
    private final int[] starts;
    private final int most;
    private final int slots;
    private final double scale;

    ExactTails(TownCounts town, double[] upper, double[] lower) {
        this.town = town;
        this.upper = upper;
        this.lower = lower;
        this.starts = town.starts();
        this.most = town.mostNeighbours();
        this.slots = Math.toIntExact(town.largestSum() + 2);
        this.scale = Math.max(1, most) / (double) town.size();
    }

    /// Multiplications the tails would take, or a number above every limit when the tables would be too large.
    static long steps(TownCounts town) {
        long slots = town.largestSum() + 2;
        int most = town.mostNeighbours();
        if (slots * (most + 1) > MOST_SLOTS) {
            return Long.MAX_VALUE;
        }
        int[] starts = town.starts();
        int levels = 33 - Integer.numberOfLeadingZeros(starts.length);
        long perSlot = 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            long held = Math.min(most, starts[i + 1] - starts[i]);
            perSlot += held * most - held * (held - 1) / 2;
        }
        return perSlot * slots * levels;
    }

    void fill() {
        double[][] one = new double[most + 1][slots];
        one[0][0] = 1;
        halve(0, starts.length - 1, one);
    }

    private void halve(int from, int to, double[][] others) {
        if (to - from == 1) {
            multiply(others, from, starts[from + 1] - starts[from] - 1);
            read(from, others);
            return;
        }
        int middle = (from + to) >>> 1;
        double[][] left = copy(others);
        for (int i = middle; i < to; i++) {
            multiply(left, i, starts[i + 1] - starts[i]);
        }
        halve(from, middle, left);
        double[][] right = others;
        for (int i = from; i < middle; i++) {
            multiply(right, i, starts[i + 1] - starts[i]);
        }
        halve(middle, to, right);
    }

    private static double[][] copy(double[][] table) {
        double[][] copy = new double[table.length][];
        for (int i = 0; i < table.length; i++) {
            copy[i] = table[i].clone();
        }
        return copy;
    }

    /// Multiplies by (1 + t z^value)^held, in place from the largest k down. Powers of t carry the scale to keep
    /// the numbers in range.
    private void multiply(double[][] table, int distinct, int held) {
        long value = town.value()[starts[distinct]];
        for (int k = most; k >= 1; k--) {
            double ways = 1;
            for (int j = 1; j <= Math.min(k, held); j++) {
                ways *= (held - j + 1) * scale / j;
                add(table[k], table[k - j], ways, Math.min(slots - 1L, j * value));
            }
        }
    }

    private void add(double[] to, double[] from, double ways, long shift) {
        int by = (int) shift;
        int last = slots - 1;
        for (int s = 0; s < last - by; s++) {
            to[s + by] += ways * from[s];
        }
        double beyond = 0;
        for (int s = last - by; s <= last; s++) {
            beyond += from[s];
        }
        to[last] += ways * beyond;
    }

    private void read(int distinct, double[][] table) {
        double[][] above = new double[most + 1][];
        double[][] below = new double[most + 1][];
        for (int i = starts[distinct]; i < starts[distinct + 1]; i++) {
            int k = town.neighbours()[i];
            if (above[k] == null) {
                above[k] = fromAbove(table[k]);
                below[k] = fromBelow(table[k]);
            }
            int s = (int) town.sum()[i];
            upper[town.cell()[i]] = Math.min(1, above[k][s] / above[k][0]);
            lower[town.cell()[i]] = Math.min(1, below[k][s] / below[k][slots - 1]);
        }
    }

    private static double[] fromAbove(double[] row) {
        double[] sum = row.clone();
        for (int s = sum.length - 2; s >= 0; s--) {
            sum[s] += sum[s + 1];
        }
        return sum;
    }

    private static double[] fromBelow(double[] row) {
        double[] sum = row.clone();
        for (int s = 1; s < sum.length; s++) {
            sum[s] += sum[s - 1];
        }
        return sum;
    }
}
