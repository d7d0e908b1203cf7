package se.lykta.observe.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.Agreement;
import se.lykta.observe.AgreementTerms;

/// One version of an agreement in the words of a page.
///
/// @param guarded places and areas by name
/// @param hours weekdays in a row with the same hours are one
/// @param state whether it holds today
record AgreementLine(Agreement agreement, Agreement.Version version, String guarded, List<Days> hours, State state) {
    /// Is it the one that holds?
    enum State {
        /// Begins later.
        COMING,
        HOLDS,
        /// Another version has taken its place.
        FORMER,
        ENDED
    }

    /// @param from number of the first weekday, Monday = 1
    /// @param to number of the last, equal to the first for one alone
    record Days(int from, int to, AgreedHours hours) {
        public boolean isOne() {
            return from == to;
        }

        public String clock() {
            return hours.from() + "–" + hours.to();
        }
    }

    AgreementLine {
        hours = List.copyOf(hours);
    }

    static AgreementLine of(
            Agreement agreement, Agreement.Version version, Map<String, String> areaNames, LocalDate today) {
        var terms = version.terms();
        var guarded = Stream.concat(
                        terms.guarded().places().stream(),
                        terms.guarded().areaCodes().stream().map(code -> areaNames.getOrDefault(code, code)))
                .collect(Collectors.joining(", "));
        return new AgreementLine(
                agreement, version, guarded, days(terms.recurrence().hours()), state(agreement, version, today));
    }

    public AgreementTerms terms() {
        return version.terms();
    }

    public String weekList() {
        return terms().recurrence().weeks().listed().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /// The last day, by its own terms or because the agreement was ended; null while it is open.
    public @Nullable LocalDate lastDay() {
        var own = terms().validity().to();
        var ended = agreement.lastDay();
        return own == null || (ended != null && ended.isBefore(own)) ? ended : own;
    }

    private static State state(Agreement agreement, Agreement.Version version, LocalDate today) {
        var ended = agreement.lastDay();
        var to = version.terms().validity().to();
        if (ended != null && ended.isBefore(today)) {
            return State.ENDED;
        }
        if (version.terms().validity().from().isAfter(today)) {
            return State.COMING;
        }
        if (!agreement.findVersion(today).equals(Optional.of(version))) {
            return State.FORMER;
        }
        return to != null && to.isBefore(today) ? State.ENDED : State.HOLDS;
    }

    private static List<Days> days(Map<DayOfWeek, AgreedHours> hours) {
        var days = new ArrayList<Days>();
        hours.forEach((weekday, agreed) -> {
            int number = weekday.getValue();
            var last = days.isEmpty() ? null : days.getLast();
            if (last != null && last.to() == number - 1 && last.hours().equals(agreed)) {
                days.set(days.size() - 1, new Days(last.from(), number, agreed));
            } else {
                days.add(new Days(number, number, agreed));
            }
        });
        return days;
    }
}
