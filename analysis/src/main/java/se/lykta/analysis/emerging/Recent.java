package se.lykta.analysis.emerging;

import java.util.stream.IntStream;

/// The cases of the latest days, which are the only ones a window can hold.
///
/// @param caseAt indices of the cases
/// @param age days before today of each, same order
record Recent(int[] caseAt, int[] age) {

    static Recent of(Cases cases, int days) {
        int today = cases.days() - 1;
        int[] caseAt = IntStream.range(0, cases.size())
                .filter(i -> today - cases.day()[i] < days)
                .toArray();
        int[] age = IntStream.of(caseAt).map(i -> today - cases.day()[i]).toArray();
        return new Recent(caseAt, age);
    }

    int size() {
        return caseAt.length;
    }
}
