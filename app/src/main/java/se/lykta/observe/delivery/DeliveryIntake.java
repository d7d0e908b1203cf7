package se.lykta.observe.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.Retention;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.observe.FieldReports;
import se.lykta.observe.ShiftReport;
import se.lykta.observe.ShiftReports;
import se.lykta.privacy.KnownPlaces;

/// Takes a guard company's file or mail in: each shift becomes a report or waits for a person with the original
/// beside it. The same engine behind the page, the command and the mailbox. One document is one transaction, so
/// a killed intake has taken nothing, and the same bytes again change nothing.
@Component
public class DeliveryIntake {
    /// Nothing larger is read.
    public static final int MOST_BYTES = DocumentReading.MOST_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryIntake.class);
    /// What the municipality decides on for originals of imports holds for these too.
    static final String RETENTION = "import.file";
    static final int USUAL_MONTHS = 3;

    private final Database database;
    private final Agreements agreements;
    private final ShiftReports reports;
    private final Known known;
    private final Audit audit;
    private final Clock clock;

    public DeliveryIntake(
            Database database, Agreements agreements, ShiftReports reports, Known known, Audit audit, Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.reports = reports;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /// The municipality's settings, the names of its places, and the reports that await triage.
    @Component
    public static class Known {
        private final Municipalities municipalities;
        private final PlaceNames placeNames;

        private final FieldReports reports;

        public Known(Municipalities municipalities, PlaceNames placeNames, FieldReports reports) {
            this.municipalities = municipalities;
            this.placeNames = placeNames;
            this.reports = reports;
        }

        FieldReports reports() {
            return reports;
        }

        Municipality municipality(MunicipalityId id) {
            return municipalities.get(id);
        }

        KnownPlaces places(MunicipalityId id, List<Agreement> agreements) {
            return KnownPlaces.of(Stream.concat(
                            placeNames.all(id).stream().map(PlaceName::name),
                            agreements.stream()
                                    .flatMap(agreement -> agreement.newest().terms().guarded().places().stream()))
                    .distinct()
                    .toList());
        }
    }

    /// Takes a document in.
    ///
    /// @return what became of it; of bytes that came before, what became of them then
    public Delivery take(MunicipalityId municipality, Arrived arrived, Actor actor) {
        var told = arrived.companyId() == null ? unknownSender() : DocumentReading.read(arrived.content());
        return take(municipality, arrived, told, actor);
    }

    /// Keeps what was left where it is because it is too large, with its head in place of the original.
    ///
    /// @param bytes how large it is
    public Delivery leave(MunicipalityId municipality, Arrived head, long bytes, Actor actor) {
        var fault = DeliveryFault.whole(
                FaultCode.TOO_LARGE, (bytes >> 20) + " MB", "<= " + (DocumentReading.MOST_BYTES >> 20) + " MB");
        return take(municipality, head, Told.nothing(fault), actor);
    }

    private Delivery take(MunicipalityId municipality, Arrived arrived, Told told, Actor actor) {
        var now = Instant.now(clock);
        var id = database.<UUID>write(municipality, db -> {
            lock(db, municipality);
            var before = Deliveries.repeat(db, municipality, arrived);
            if (before.isPresent()) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.repeat-delivery", Deliveries.KIND, before.get()));
                return before.get();
            }
            var fresh = UUID.randomUUID();
            Deliveries.insert(db, municipality, fresh, arrived, new Deliveries.Stored(actor, now));
            take(db, municipality, new Reading(fresh, arrived, told, actor, "observe.take-delivery"));
            return fresh;
        });
        return get(municipality, id);
    }

    /// Reads a kept original anew, after an agreement was added or an address: what can be taken now is taken.
    ///
    /// @param companyId whose shifts it tells of
    /// @return empty when the original is not kept
    public Optional<Delivery> readAgain(MunicipalityId municipality, UUID id, UUID companyId, Actor actor) {
        var former = get(municipality, id);
        boolean read = database.<Boolean>write(municipality, db -> {
            lock(db, municipality);
            var original = Deliveries.original(db, municipality, id);
            if (original.isEmpty() || former.state() != Delivery.State.TRIAGE) {
                return false;
            }
            var arrived = new Arrived(
                    former.document().name(), original.get(), former.document().way(), companyId);
            var told = DocumentReading.read(original.get());
            take(db, municipality, new Reading(id, arrived, told, actor, "observe.read-again"));
            return true;
        });
        return read ? Optional.of(get(municipality, id)) : Optional.empty();
    }

    private Delivery get(MunicipalityId municipality, UUID id) {
        return new Deliveries(database, audit).find(municipality, id).orElseThrow();
    }

    private static Told unknownSender() {
        return Told.nothing(FaultCode.SENDER_UNKNOWN, "", "");
    }

    /// Deliveries of a municipality are taken one after the other.
    private static void lock(JdbcClient db, MunicipalityId municipality) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('observe delivery ' || :municipality, 0))")
                .param("municipality", municipality.value())
                .query((row, number) -> number)
                .list();
    }

    private record Reading(UUID id, Arrived arrived, Told told, Actor actor, String action) {}

    private void take(JdbcClient db, MunicipalityId municipality, Reading reading) {
        var faults = new ArrayList<>(reading.told().faults());
        int masked = 0;
        int shifts = 0;
        int events = 0;
        var company = reading.arrived().companyId();
        if (company != null) {
            var context = context(municipality, company);
            var judge = new ShiftReading(context);
            for (var told : reading.told().shifts()) {
                switch (judge.read(told, origin(reading.arrived(), company, context.now()))) {
                    case ReadShift.Faulty faulty -> faults.addAll(faulty.faults());
                    case ReadShift.Taken taken -> {
                        var conflict = findConflict(municipality, taken);
                        if (conflict.isPresent()) {
                            faults.add(conflict.get());
                        } else {
                            put(db, municipality, reading, taken);
                            masked += taken.masked();
                            shifts++;
                            events += taken.events().size();
                        }
                    }
                }
            }
        }
        var result = result(municipality, reading.arrived(), company, faults, masked);
        Deliveries.update(db, municipality, reading.id(), result);
        audit.record(
                db,
                reading.actor(),
                AuditEntry.of(municipality, reading.action(), Deliveries.KIND, reading.id())
                        .with("way", reading.arrived().way())
                        .with("shifts", shifts)
                        .with("events", events)
                        .with("faults", faults.size())
                        .with("masked", masked));
        LOG.info("delivery={} shifts={} events={} faults={}", reading.id(), shifts, events, faults.size());
    }

    private ShiftReading.Context context(MunicipalityId municipality, UUID company) {
        var theirs = agreements.all(municipality).stream()
                .filter(agreement -> agreement.company().id().equals(company))
                .toList();
        return new ShiftReading.Context(
                known.municipality(municipality), theirs, known.places(municipality, theirs), Instant.now(clock));
    }

    private static ShiftReport.Origin origin(Arrived arrived, UUID company, Instant now) {
        var way = arrived.way() == Delivery.Way.MAIL ? ShiftReport.Way.MAIL : ShiftReport.Way.FILE;
        return new ShiftReport.Origin(way, company, now);
    }

    /// Another report of the same shift stays as it is until a person has looked.
    private Optional<DeliveryFault> findConflict(MunicipalityId municipality, ReadShift.Taken taken) {
        var report = taken.report();
        var number = report.origin().sourceKey();
        return reports.find(municipality, report.agreementId(), report.day())
                .map(before -> before.origin().sourceKey())
                .filter(before -> !before.isEmpty() && !before.equals(number))
                .map(before -> new DeliveryFault(
                        "", taken.line(), FaultCode.SHIFT_REPORTED_ALREADY, report.day() + " " + number, before));
    }

    private void put(JdbcClient db, MunicipalityId municipality, Reading reading, ReadShift.Taken taken) {
        var report = taken.report();
        reports.put(municipality, report.agreementId(), List.of(report), reading.actor());
        ShiftEvents.put(db, municipality, reading.id(), report, taken.events());
        taken.events()
                .forEach(event -> known.reports()
                        .put(municipality, event.asReport(report, known.municipality(municipality)), reading.actor()));
        Deliveries.insert(db, municipality, reading.id(), new Delivery.TakenShift(report.agreementId(), report.day()));
    }

    /// The original stays only with what could not be taken, and never a larger one than a row can hold.
    private Deliveries.Result result(
            MunicipalityId municipality,
            Arrived arrived,
            @Nullable UUID company,
            List<DeliveryFault> faults,
            int masked) {
        boolean kept = !faults.isEmpty() && arrived.content().length <= DocumentReading.MOST_BYTES;
        return new Deliveries.Result(
                company, faults, masked, kept ? arrived.content() : null, kept ? keepUntil(municipality) : null);
    }

    private LocalDate keepUntil(MunicipalityId municipality) {
        var settings = known.municipality(municipality);
        var today = LocalDate.now(clock.withZone(settings.profile().zone()));
        return today.plusMonths(settings.rules().retention().stream()
                .filter(retention -> retention.what().equals(RETENTION))
                .mapToInt(Retention::months)
                .findFirst()
                .orElse(USUAL_MONTHS));
    }
}
