package se.lykta.example.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.Role;
import se.lykta.account.Account;
import se.lykta.account.Accounts;
import se.lykta.account.Organisations;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.contact.Assignment;
import se.lykta.observe.contact.Assignments;
import se.lykta.observe.triage.EarlierTriage;

/// Residents' tips of the example's contact point, through the ordinary stores: some months of them decided on and
/// answered, and some that wait, among them late ones. Each text says that it is an example.
@Component
class ExampleTips {
    private static final String LABEL = "Exempel: ";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String TECHNICAL = "Exempelkommunens tekniska enhet";
    private static final String SAFETY = "Exempelkommunens säkerhetsenhet";
    private static final int EARLIER = 48;
    private static final int DAYS_BETWEEN = 3;
    private static final int NEWEST_EARLIER = 16;
    /// One in so many tells too little.
    private static final int REJECTED = 7;

    private static final double STEP_DEGREES = 0.00012;

    private static final List<Spot> SPOTS = List.of(
            new Spot("UNSAFE_PLACE", "Vekens gångtunnel", 12.5446, 57.9316, "Mörkt och svårt att se vem som möter."),
            new Spot("SAFE_PLACE", "Lykttorget", 12.5338, 57.9296, "Ljust, öppet och alltid folk i rörelse."),
            new Spot("UNSAFE_PLACE", "Vekens gångtunnel", 12.5446, 57.9316, "Går en omväg efter klockan nio."),
            new Spot("LIGHTING", "Lanternparken", 12.5231, 57.9352, "Lampan vid bron har varit släckt länge."),
            new Spot("UNSAFE_PLACE", "Resecentrum Lyktan", 12.5296, 57.9273, "Otryggt att vänta på sista bussen."),
            new Spot("LITTER", "Lanternparken", 12.5231, 57.9352, "Glas i gräset."));

    /// Hours to a decision and from there to the answer, taken in turn.
    private static final List<Handled> HANDLED = List.of(
            new Handled(5, 20),
            new Handled(2, 3),
            new Handled(26, 30),
            new Handled(9, 48),
            new Handled(71, 24),
            new Handled(3, 90),
            new Handled(18, 12),
            new Handled(120, 60));

    private static final List<Open> OPEN = List.of(
            new Open(24, 4, TECHNICAL, false, "Två lyktor mot skolan är sönder."),
            new Open(9, 2, SAFETY, false, "Det känns otryggt att hämta cykeln sent."),
            new Open(6, 0, null, true, "Buskarna står in över gångvägen."),
            new Open(2, 1, null, false, "Här brukar det alltid vara någon vuxen på plats."),
            new Open(0, 5, null, false, "Skräp runt bänkarna efter helgen."));

    private record Spot(String category, String place, double longitude, double latitude, String text) {}

    private record Handled(int decidedHours, int answeredHours) {}

    /// @param spot which of the spots
    /// @param unit null = a person of the safety unit, or nobody when it is new
    /// @param decided whether only the answer is missing
    private record Open(int daysAgo, int spot, @Nullable String unit, boolean decided, String text) {}

    private final FieldReports reports;
    private final EarlierTriage triage;
    private final Assignments assignments;
    private final Organisations organisations;
    private final Accounts accounts;

    ExampleTips(
            FieldReports reports,
            EarlierTriage triage,
            Assignments assignments,
            Organisations organisations,
            Accounts accounts) {
        this.reports = reports;
        this.triage = triage;
        this.assignments = assignments;
        this.organisations = organisations;
        this.accounts = accounts;
    }

    /// Adds what is not there yet.
    ///
    /// @param today the day after the last day of the data
    void load(MunicipalityId municipality, LocalDate today, Actor actor) {
        for (int i = 0; i < EARLIER; i++) {
            var spot = SPOTS.get(i % SPOTS.size());
            var at = today.minusDays(NEWEST_EARLIER + (long) i * DAYS_BETWEEN)
                    .atTime(LocalTime.of(8 + i % 12, 10 * (i % 6)));
            var tip = tip(spot, i, spot.text(), at.atZone(SWEDEN).toInstant());
            if (reports.find(municipality, tip.id()).isEmpty()) {
                reports.put(municipality, tip, actor);
                handle(municipality, tip, i, actor);
            }
        }
        for (int i = 0; i < OPEN.size(); i++) {
            add(municipality, OPEN.get(i), i, today, actor);
        }
    }

    private void handle(MunicipalityId municipality, FieldReport tip, int i, Actor actor) {
        var handled = HANDLED.get(i % HANDLED.size());
        var decided = tip.times().receivedAt().plus(Duration.ofHours(handled.decidedHours()));
        if (i % REJECTED == REJECTED - 1) {
            triage.rejectForLittleTold(municipality, tip.id(), decided, actor);
        } else {
            triage.accept(municipality, tip.id(), decided, actor);
        }
        triage.answer(
                municipality,
                tip.id(),
                LABEL + "Tack. Det är lämnat till den som ansvarar för platsen.",
                decided.plus(Duration.ofHours(handled.answeredHours())),
                actor);
    }

    private void add(MunicipalityId municipality, Open open, int i, LocalDate today, Actor actor) {
        var at = today.minusDays(open.daysAgo())
                .atTime(LocalTime.of(6, 5 * i))
                .atZone(SWEDEN)
                .toInstant();
        var tip = tip(SPOTS.get(open.spot()), i, open.text(), at);
        if (reports.find(municipality, tip.id()).isPresent()) {
            return;
        }
        reports.put(municipality, tip, actor);
        if (open.decided()) {
            triage.accept(municipality, tip.id(), at.plus(Duration.ofHours(5)), actor);
        }
        var owner = owner(municipality, open);
        if (owner != null) {
            assignments.put(municipality, new Assignment(tip.id(), 0, owner, null), actor);
        }
    }

    private Assignment.@Nullable Owner owner(MunicipalityId municipality, Open open) {
        var unit = open.unit();
        if (unit != null) {
            return organisations
                    .findByName(municipality, unit)
                    .map(Organisation::id)
                    .map(Assignment.Owner.Unit::new)
                    .orElse(null);
        }
        return !open.decided()
                ? null
                : accounts.all(municipality).stream()
                        .filter(account -> account.role() == Role.COORDINATOR)
                        .map(Account::id)
                        .map(Assignment.Owner.Person::new)
                        .findFirst()
                        .orElse(null);
    }

    private static FieldReport tip(Spot spot, int i, String text, Instant at) {
        var position =
                new LonLat(spot.longitude() + (i % 5 - 2) * STEP_DEGREES, spot.latitude() + (i % 3 - 1) * STEP_DEGREES);
        var quality = LocationQuality.POINT;
        return FieldReport.received(
                UUID.nameUUIDFromBytes((LABEL + at + text).getBytes(StandardCharsets.UTF_8)),
                new FieldReport.Reporter(null, null, ""),
                new FieldReport.Times(at, at, at.minus(Duration.ofHours(10)), at.minus(Duration.ofHours(4))),
                new FieldReport.Where(
                        quality,
                        quality.defaultRadiusMetres(),
                        position,
                        CoordinateSystem.SWEREF99_TM.project(position),
                        spot.place()),
                new FieldReport.What(spot.category(), LABEL + text, 0, List.of()),
                null);
    }
}
