package se.lykta.analysis.nearrepeat;

import java.util.Arrays;
import java.util.stream.IntStream;
import se.lykta.analysis.probability.Draws;

/// Events ordered by the group their days are shuffled within.
///
/// @param member event indices, group after group, in input order within a group
/// @param end of each group among the members
record Groups(int[] member, int[] end) {

    static Groups of(int[] group) {
        int[] member = IntStream.range(0, group.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(group[a], group[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] end = new int[group.length];
        int groups = 0;
        for (int i = 1; i <= member.length; i++) {
            if (i == member.length || group[member[i]] != group[member[i - 1]]) {
                end[groups++] = i;
            }
        }
        return new Groups(member, Arrays.copyOf(end, groups));
    }

    /// Fisher-Yates within each group, in place.
    void shuffle(int[] day, Draws draws) {
        int from = 0;
        for (int to : end) {
            for (int i = from; i < to - 1; i++) {
                int a = member[i];
                int b = member[i + draws.below(to - i)];
                int held = day[a];
                day[a] = day[b];
                day[b] = held;
            }
            from = to;
        }
    }
}
