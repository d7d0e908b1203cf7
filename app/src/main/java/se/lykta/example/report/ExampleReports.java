package se.lykta.example.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.Account;
import se.lykta.account.Accounts;
import se.lykta.account.Organisations;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.ActionTaken;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.delivery.Arrived;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.DeliveryIntake;

/// Puts a handful of reports into the example's inbox through the ordinary stores: two that tell of the same, some
/// that do not, and a file that cannot be read. Each text says that it is an example.
@Component
public class ExampleReports {
    private static final String LABEL = "Exempel: ";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int MINUTES_TO_WRITE = 15;

    private static final List<Told> TOLD = List.of(
            new Told(2, "21:40", "GRAFFITI", "Lykttorget", 12.5338, 57.9296, "Ny tagg i svart på busskuren."),
            new Told(2, "22:05", "GRAFFITI", "Lykttorget", 12.5342, 57.9298, "Busskuren har fått en ny svart tagg."),
            new Told(1, "19:20", "LIGHTING", "Vekens gångtunnel", 12.5446, 57.9316, "Två lampor är släckta i tunneln."),
            new Told(1, "22:50", "DISORDER", "Resecentrum Lyktan", 12.5296, 57.9273, "Högljutt sällskap vid spår 1."),
            new Told(1, "23:30", "LITTER", "Lanternparken", 12.5231, 57.9352, "Krossat glas vid lekplatsen."));

    /// @param daysAgo the day before today it happened on
    private record Told(
            int daysAgo, String clock, String category, String place, double longitude, double latitude, String text) {}

    private final FieldReports reports;
    private final DeliveryIntake intake;
    private final Accounts accounts;
    private final Organisations organisations;
    private final ExampleTips tips;

    ExampleReports(
            FieldReports reports,
            DeliveryIntake intake,
            Accounts accounts,
            Organisations organisations,
            ExampleTips tips) {
        this.reports = reports;
        this.intake = intake;
        this.accounts = accounts;
        this.organisations = organisations;
        this.tips = tips;
    }

    /// Adds what is not there yet.
    ///
    /// @param today the day after the last day of the data
    public void load(MunicipalityId municipality, LocalDate today, Actor actor) {
        accounts.all(municipality).stream()
                .filter(account -> account.role() == Role.REPORTER)
                .findFirst()
                .ifPresent(guard -> TOLD.forEach(told -> reports.put(municipality, report(told, guard, today), actor)));
        tips.load(municipality, today, actor);
        organisations.all(municipality).stream()
                .filter(known -> known.kind() == OrganisationKind.GUARD_COMPANY)
                .findFirst()
                .ifPresent(company -> intake.take(
                        municipality,
                        new Arrived("exempel-nattrapport.csv", file(today), Delivery.Way.UPLOAD, company.id()),
                        actor));
    }

    private static FieldReport report(Told told, Account guard, LocalDate today) {
        var at = today.minusDays(told.daysAgo())
                .atTime(LocalTime.parse(told.clock()))
                .atZone(SWEDEN)
                .toInstant();
        var written = at.plusSeconds(60L * MINUTES_TO_WRITE);
        var position = new LonLat(told.longitude(), told.latitude());
        var quality = LocationQuality.POINT;
        return FieldReport.received(
                UUID.nameUUIDFromBytes((LABEL + at + told.text()).getBytes(StandardCharsets.UTF_8)),
                new FieldReport.Reporter(guard.organisation().id(), guard.id(), ""),
                new FieldReport.Times(written, written, at, at),
                new FieldReport.Where(
                        quality,
                        quality.defaultRadiusMetres(),
                        position,
                        CoordinateSystem.SWEREF99_TM.project(position),
                        told.place()),
                new FieldReport.What(told.category(), LABEL + told.text(), 0, List.of(ActionTaken.NOTHING)),
                null);
    }

    /// Of an agreement that the company does not have.
    private static byte[] file(LocalDate today) {
        return """
                Avtal;Dag;Rapportnummer;Inget att rapportera
                Exempelhamnen;%s;EX-1;ja
                """.formatted(today.minusDays(1)).getBytes(StandardCharsets.UTF_8);
    }
}
