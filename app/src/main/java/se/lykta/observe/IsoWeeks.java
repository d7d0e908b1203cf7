package se.lykta.observe;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// In which ISO weeks does an agreement hold?
///
/// Where a year has 53 weeks, two odd weeks follow each other.
///
/// @param listed the numbers when the choice is a list, ascending; else empty
public record IsoWeeks(Choice choice, List<Integer> listed) {
    public static final IsoWeeks ALL = new IsoWeeks(Choice.ALL, List.of());

    private static final int LAST_WEEK = 53;

    public enum Choice {
        ALL,
        ODD,
        EVEN,
        LISTED
    }

    public IsoWeeks {
        listed = listed.stream().distinct().sorted().toList();
        if (listed.isEmpty() == (choice == Choice.LISTED)) {
            throw new IllegalArgumentException("listed has " + listed.size() + " weeks with the choice " + choice);
        }
        for (int week : listed) {
            if (week < 1 || week > LAST_WEEK) {
                throw new IllegalArgumentException("week is " + week + ", must be 1 to " + LAST_WEEK);
            }
        }
    }

    public static IsoWeeks of(int... weeks) {
        return new IsoWeeks(Choice.LISTED, Arrays.stream(weeks).boxed().toList());
    }

    public boolean contains(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return switch (choice) {
            case ALL -> true;
            case ODD -> week % 2 == 1;
            case EVEN -> week % 2 == 0;
            case LISTED -> listed.contains(week);
        };
    }

    /// Reads what [#toString] writes.
    static IsoWeeks parse(String text) {
        return Character.isDigit(text.charAt(0))
                ? of(Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray())
                : new IsoWeeks(Choice.valueOf(text), List.of());
    }

    /// The choice, or the numbers with commas.
    @Override
    public String toString() {
        return choice == Choice.LISTED
                ? listed.stream().map(String::valueOf).collect(Collectors.joining(","))
                : choice.name();
    }
}
