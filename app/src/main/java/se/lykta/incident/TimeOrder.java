package se.lykta.incident;

/// Which of a segment's rows fall in a period, when the period is short? The rows' numbers in the order of their
/// minutes, so that a day is found without looking at the rest of its slice (see [RowOrder]).
///
/// @param row numbers, read without sign
record TimeOrder(short[] row) {
    static TimeOrder of(int[] minute) {
        int[] byTime = RowOrder.byTime(minute, minute.length);
        var row = new short[byTime.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (short) byTime[i];
        }
        return new TimeOrder(row);
    }

    /// How many rows come before a minute?
    ///
    /// @param minuteOfRow the column this was made of
    int before(int[] minuteOfRow, int minute) {
        int from = 0;
        int to = row.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (minuteOfRow[row[middle] & 0xffff] < minute) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// The rows at some ranks, earliest first.
    int[] rows(int from, int to) {
        var rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row[from + i] & 0xffff;
        }
        return rows;
    }

    long bytes() {
        return 2L * row.length;
    }
}
