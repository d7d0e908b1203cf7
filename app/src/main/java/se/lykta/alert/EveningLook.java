package se.lykta.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.area.Areas;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.Exposures;
import se.lykta.observe.GuardedShifts;

/// Looks at one evening of a municipality with every search, and keeps what they find.
@Component
public class EveningLook {
    private static final Logger LOG = LoggerFactory.getLogger(EveningLook.class);
    private static final Duration CLAIM = Duration.ofMinutes(15);
    private static final int KNOWN_DAYS = 28;
    private static final double NANOS = 1e9;

    private final Municipalities municipalities;
    private final Areas areas;
    private final ColumnStore store;
    private final Kept kept;
    private final Clock clock;
    private final EmergingSearch emerging;
    private final CountSearch counts;
    private final NearRepeatSearch nearRepeats;
    private final MissingReportSearch missing;

    EveningLook(
            Municipalities municipalities, Areas areas, ColumnStore store, Kept kept, Watched watched, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.store = store;
        this.kept = kept;
        this.clock = clock;
        var settings = AlertSettings.shipped();
        emerging = new EmergingSearch(settings);
        counts = new CountSearch(settings, watched.exposures());
        nearRepeats = new NearRepeatSearch(settings);
        missing = new MissingReportSearch(watched.shifts());
    }

    /// Where finds are kept and evenings marked.
    @Component
    record Kept(Alerts alerts, AlertRuns runs) {}

    /// What tells how much was looked.
    @Component
    record Watched(Exposures exposures, GuardedShifts shifts) {}

    /// Looks at an evening that nobody has looked at.
    ///
    /// @param evening the last day that counts
    /// @return how many new alerts; empty when the evening has been looked at or somebody else is at it
    public Optional<Integer> look(MunicipalityId municipality, LocalDate evening, Actor actor) {
        var now = clock.instant();
        return kept.runs().claim(municipality, evening, now, now.plus(CLAIM))
                ? Optional.of(search(municipality, evening, actor))
                : Optional.empty();
    }

    /// The same whether or not it was looked at before; what was found stays one alert.
    public Optional<Integer> lookAgain(MunicipalityId municipality, LocalDate evening, Actor actor) {
        var now = clock.instant();
        return kept.runs().claimAgain(municipality, evening, now, now.plus(CLAIM))
                ? Optional.of(search(municipality, evening, actor))
                : Optional.empty();
    }

    /// The last day that is over there.
    public LocalDate lastEvening(MunicipalityId municipality) {
        return LocalDate.now(clock.withZone(
                        municipalities.get(municipality).profile().zone()))
                .minusDays(1);
    }

    /// How many alerts of a kind are false in a year, all its searches together, if nothing changes? Of near
    /// repeats it depends on the events and stands with each alert: NaN.
    public double falseAlarmsAYear(AlertKind kind) {
        var settings = AlertSettings.shipped();
        int ways = Evening.Way.values().length;
        return switch (kind) {
            case EMERGING -> ways * settings.emergingFalseAlarmsAYear();
            case COUNT -> ways * CountSearch.COMPARISONS * settings.countFalseAlarmsAYear();
            case NEAR_REPEAT -> Double.NaN;
            case MISSING_REPORT -> 0;
        };
    }

    private int search(MunicipalityId id, LocalDate day, Actor actor) {
        long begun = System.nanoTime();
        var evening = new Evening(municipalities.get(id), areas.on(id, day), store.upToDate(id), day);
        var finds = new ArrayList<Find>();
        var known = kept.alerts().seenBetween(id, day.minusDays(KNOWN_DAYS), day);
        finds.addAll(emerging.find(evening, known));
        var counted = counts.find(evening, known);
        finds.addAll(counted.finds());
        finds.addAll(nearRepeats.find(evening));
        finds.addAll(missing.find(evening));
        int fresh = kept.alerts().keep(id, day, finds, actor);
        double seconds = (System.nanoTime() - begun) / NANOS;
        kept.runs().finish(id, new AlertRuns.Run(day, null, fresh, seconds, counted.falseAlarmsAYear()));
        LOG.info("alerts municipality={} evening={} found={} new={} seconds={}", id, day, finds.size(), fresh, seconds);
        return fresh;
    }
}
