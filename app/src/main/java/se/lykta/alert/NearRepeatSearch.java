package se.lykta.alert;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import se.lykta.analysis.nearrepeat.Advice;
import se.lykta.analysis.nearrepeat.Events;
import se.lykta.analysis.nearrepeat.NearRepeatAdvice;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.incident.IncidentFilter;

/// Is the risk of another event raised near one of the last days? Only for categories whose own history shows that
/// one is followed by more, and by enough of them to be worth a walk (docs/methods/alerts.md).
final class NearRepeatSearch {
    private static final int STUDY_DAYS = 730;
    private static final int NEW_DAYS = 7;
    private static final double DAYS_A_YEAR = 365;

    private final List<String> categories;
    private final double leastExtra;
    private final NearRepeatAdvice advice = NearRepeatAdvice.withDefaults();

    NearRepeatSearch(AlertSettings settings) {
        categories = settings.nearRepeatCategories();
        leastExtra = settings.nearRepeatLeastExtra();
    }

    List<Find> find(Evening evening) {
        return categories.stream()
                .filter(evening.categories()::contains)
                .flatMap(category -> find(evening, category).stream())
                .toList();
    }

    private List<Find> find(Evening evening, String category) {
        var first = evening.day().minusDays(STUDY_DAYS - 1L);
        // A street's middle makes false pairs at no distance.
        var filter = IncidentFilter.counted(
                        evening.minute(first), evening.minute(evening.day().plusDays(1)))
                .ofCategories(Set.of(category))
                .withQuality(LocationQuality.ADDRESS);
        var events = evening.scan().events(filter);
        var days = IntStream.of(events.minute())
                .map(minute -> (int) ChronoUnit.DAYS.between(first, evening.dayOf(minute)))
                .toArray();
        return switch (advice.after(Events.of(events.eastMetres(), events.northMetres(), days))) {
            case Advice.Raised raised when raised.extraPerEvent() < leastExtra -> List.of();
            case Advice.Raised raised ->
                IntStream.range(0, days.length)
                        .filter(i -> days[i] >= STUDY_DAYS - NEW_DAYS)
                        .mapToObj(i -> new Event(
                                new EastNorth(events.eastMetres()[i], events.northMetres()[i]),
                                events.minute()[i],
                                days.length))
                        .map(event -> find(evening, category, event, raised))
                        .toList();
            case Advice.NotShown none -> List.of();
            case Advice.TooFewPairs none -> List.of();
            case Advice.TooFewEvents none -> List.of();
            case Advice.TooManyPairs none -> List.of();
        };
    }

    /// @param among how many events of the study period
    private record Event(EastNorth at, int minute, int among) {}

    private static Find find(Evening evening, String category, Event event, Advice.Raised raised) {
        var day = evening.dayOf(event.minute());
        double aYear = event.among() * DAYS_A_YEAR / STUDY_DAYS;
        return new Find(
                AlertKind.NEAR_REPEAT,
                String.format(
                        Locale.ROOT,
                        "%s:%d:%.0f:%.0f",
                        category,
                        event.minute(),
                        event.at().east(),
                        event.at().north()),
                new Find.Where(event.at(), raised.metres(), ""),
                new Find.What(category, "", day, day),
                new Find.Why(
                        Math.toIntExact(raised.pairs()),
                        raised.expected(),
                        0,
                        Double.NaN,
                        new Find.Raised(raised.days(), raised.ratio())),
                // Every event of the kind warns; so many of them are not followed by one above chance.
                aYear * (1 - Math.min(1, raised.extraPerEvent())));
    }
}
