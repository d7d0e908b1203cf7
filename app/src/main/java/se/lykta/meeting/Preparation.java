package se.lykta.meeting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.ingest.KnownBy;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;
import se.lykta.picture.PictureFindings;
import se.lykta.place.Places;

/// Prepares a meeting: the past whole week, what stands out, who reported and who did not.
@Component
public class Preparation {
    private static final int CELL_METRES = 250;
    private static final int MOST_SPOTS = 8;
    private static final int MOST_THEMES = 6;
    private static final int WEEKS_COMPARED = 4;
    /// What is good, what is planned and what is only talked of are no themes.
    private static final Set<Category.Kind> NO_THEMES =
            Set.of(Category.Kind.RUMOUR, Category.Kind.POSITIVE, Category.Kind.EVENT);
    private static final Set<KnownBy> NO_STATISTICS =
            Set.of(KnownBy.REPORTED, KnownBy.DISCOVERED, KnownBy.TECHNICAL, KnownBy.UNKNOWN);

    private final Meetings meetings;
    private final PictureFindings findings;
    private final ColumnStore store;
    private final GuardedShifts shifts;
    private final Places places;
    private final Surrounding surrounding;

    Preparation(
            Meetings meetings,
            PictureFindings findings,
            ColumnStore store,
            GuardedShifts shifts,
            Places places,
            Surrounding surrounding) {
        this.meetings = meetings;
        this.findings = findings;
        this.store = store;
        this.shifts = shifts;
        this.places = places;
        this.surrounding = surrounding;
    }

    /// What every municipality's day and words are.
    @Component
    record Surrounding(Municipalities municipalities, Clock clock) {
        LocalDate today(MunicipalityId municipality) {
            return LocalDate.now(
                    clock.withZone(municipalities.get(municipality).profile().zone()));
        }

        Set<String> categories(MunicipalityId municipality, Set<Category.Kind> kinds) {
            return municipalities.get(municipality).words().taxonomy().categories().stream()
                    .filter(category -> kinds.contains(category.kind()))
                    .map(Category::code)
                    .collect(Collectors.toSet());
        }
    }

    /// The meeting of the week that today is in, made or made anew.
    public UUID prepare(MunicipalityId municipality, MeetingKind kind, Actor actor) {
        return prepare(municipality, kind, surrounding.today(municipality), actor);
    }

    /// The meeting of the week that a day is in.
    public UUID prepare(MunicipalityId municipality, MeetingKind kind, LocalDate today, Actor actor) {
        return meetings.prepare(
                municipality,
                kind,
                today.get(IsoFields.WEEK_BASED_YEAR),
                today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                prepared(municipality, today),
                actor);
    }

    /// Is there one already of this kind and week?
    boolean isPrepared(MunicipalityId municipality, MeetingKind kind) {
        var today = surrounding.today(municipality);
        return meetings.all(municipality).stream()
                .anyMatch(meeting -> meeting.kind() == kind
                        && meeting.year() == today.get(IsoFields.WEEK_BASED_YEAR)
                        && meeting.week() == today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private Prepared prepared(MunicipalityId municipality, LocalDate today) {
        var to = today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        var from = to.minusDays(6);
        var columns = store.upToDate(municipality);
        var total = findings.total(municipality, from, to);
        var fourWeeks = to.minusDays(27);
        var higher = findings.higher(municipality, fourWeeks, to, CELL_METRES, MOST_SPOTS, Locale.of("sv")).stream()
                .map(finding -> new Prepared.Spot(
                        finding.spot().code(),
                        finding.spot().name(),
                        finding.query(),
                        fourWeeks,
                        finding.count(),
                        finding.lower(),
                        finding.upper()))
                .toList();
        var due = places.all(municipality).stream()
                .filter(place -> place.isCheckDue(today))
                .map(place -> place.name())
                .toList();
        return new Prepared(
                from,
                to,
                columns.revision(),
                new Prepared.Total(total.count(), total.lower(), total.upper(), total.verdict()),
                coverage(municipality, columns, from, to),
                higher,
                themes(columns, from, surrounding.categories(municipality, NO_THEMES)),
                rumours(municipality, columns, from, to),
                due);
    }

    private Prepared.Coverage coverage(
            MunicipalityId municipality, IncidentColumns columns, LocalDate from, LocalDate to) {
        var walked = shifts.between(municipality, from, to);
        var last = columns.span()
                .map(span -> LocalDate.ofInstant(Instant.ofEpochSecond(span.lastMinute() * 60L), columns.zone()))
                .orElse(null);
        return new Prepared.Coverage(
                count(walked, GuardedShift.State.REPORTED), count(walked, GuardedShift.State.MISSING), last);
    }

    private static int count(List<GuardedShift> shifts, GuardedShift.State state) {
        return (int) shifts.stream().filter(shift -> shift.state() == state).count();
    }

    /// The week beside the mean of the four before it, category by category; those that rose most first.
    private static List<Prepared.Theme> themes(IncidentColumns columns, LocalDate from, Set<String> leftOut) {
        int weeks = WEEKS_COMPARED + 1;
        var boundaries = new int[weeks + 1];
        for (int week = 0; week <= weeks; week++) {
            boundaries[week] = minute(columns, from.minusWeeks(WEEKS_COMPARED).plusWeeks(week));
        }
        var filter = new IncidentFilter(
                boundaries[0], boundaries[weeks], Set.of(), Set.of(), NO_STATISTICS, null, null, null, true);
        var counts = new IncidentScan(columns).categoryPeriods(filter, boundaries);
        var themes = new ArrayList<Prepared.Theme>();
        for (int category = 0; category < columns.categories().size(); category++) {
            int now = counts[category * weeks + WEEKS_COMPARED];
            double before = 0;
            for (int week = 0; week < WEEKS_COMPARED; week++) {
                before += (double) counts[category * weeks + week] / WEEKS_COMPARED;
            }
            var code = columns.categories().get(category);
            if (now > 0 && !leftOut.contains(code)) {
                themes.add(new Prepared.Theme(code, now, before));
            }
        }
        return themes.stream()
                .sorted(Comparator.comparingDouble((Prepared.Theme theme) -> theme.before() - theme.count())
                        .thenComparing(Prepared.Theme::category))
                .limit(MOST_THEMES)
                .toList();
    }

    private int rumours(MunicipalityId municipality, IncidentColumns columns, LocalDate from, LocalDate to) {
        var codes = surrounding.categories(municipality, Set.of(Category.Kind.RUMOUR));
        if (codes.isEmpty()) {
            return 0;
        }
        var filter = new IncidentFilter(
                minute(columns, from),
                minute(columns, to.plusDays(1)),
                codes,
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                false);
        return (int) new IncidentScan(columns).count(filter);
    }

    private static int minute(IncidentColumns columns, LocalDate day) {
        return Math.toIntExact(day.atStartOfDay(columns.zone()).toEpochSecond() / 60);
    }
}
