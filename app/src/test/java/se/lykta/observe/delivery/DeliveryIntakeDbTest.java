package se.lykta.observe.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.area.Areas;
import se.lykta.area.PlaceNames;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Agreements;
import se.lykta.observe.FieldReports;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;
import se.lykta.observe.ShiftReport;
import se.lykta.observe.ShiftReports;

/// Whole documents become reports; damaged ones wait for a person with their original, and none is lost.
class DeliveryIntakeDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final Instant NOW = Instant.parse("2026-11-19T08:30:00Z");

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final Organisations organisations = new Organisations(db, audit);
    private final Agreements agreements = new Agreements(db, audit, organisations);
    private final ShiftReports reports = new ShiftReports(db, audit);
    private final Deliveries deliveries = new Deliveries(db, audit);
    private final ShiftEvents events = new ShiftEvents(db);
    private final PlaceNames placeNames = new PlaceNames(db);
    private final Municipalities municipalities = new Municipalities(db, new Areas(db, List::of), placeNames);
    private final DeliveryIntake intake = new DeliveryIntake(
            db,
            agreements,
            reports,
            new DeliveryIntake.Known(municipalities, placeNames, new FieldReports(db, audit)),
            audit,
            Clock.fixed(NOW, ZONE));
    private final MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID company = new UUID(0, 0);
    private UUID agreement = new UUID(0, 0);

    @BeforeEach
    void agree() {
        municipalities.load(Path.of("src/test/resources/municipalities/lyktby.json"));
        company = organisations
                .add(lyktby, "Guards", OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow()
                .id();
        agreement = agreements.add(lyktby, company, "guard", terms("Centrum"), ACTOR);
    }

    @ParameterizedTest
    @CsvSource({"csv", "xlsx", "mail", "pdf", "mail with xlsx"})
    void takesAllShiftsAndEventsOfEveryFormat(String format) {
        var content = switch (format) {
            case "csv" -> GuardDocuments.csv(GuardDocuments.ROWS);
            case "xlsx" -> GuardDocuments.xlsx();
            case "mail" -> GuardDocuments.mail("plain", GuardDocuments.TEXT);
            case "pdf" -> GuardDocuments.pdf(GuardDocuments.TEXT);
            default ->
                GuardDocuments.mail(
                        "plain", "Hej, bifogat finns rapporten.", arrived("natten.xlsx", GuardDocuments.xlsx()));
        };

        var delivery = take("natten." + format, content);

        assertThat(delivery.faults()).isEmpty();
        assertThat(delivery.state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(delivery.document().isKept()).isFalse();
        assertThat(delivery.shifts())
                .containsExactly(
                        new Delivery.TakenShift(agreement, MONDAY),
                        new Delivery.TakenShift(agreement, MONDAY.plusDays(1)));
        var monday = report(0).work();
        assertThat(monday).isEqualTo(new ShiftReport.Work(8, 2, 6, 24, "sen start", List.of("T-1")));
        assertThat(report(0).origin().sourceKey()).isEqualTo("VR-1");
        assertThat(report(1).work().events()).isZero();
        assertThat(events.of(lyktby, agreement, MONDAY))
                .extracting(ShiftEvent::at, ShiftEvent::category, ShiftEvent::place, ShiftEvent::masked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-11-16T20:40:00Z"), "GRAFFITI", "Torget", 0),
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-11-17T00:15:00Z"), "FIGHT", "Stationen", 0));
        assertThat(events.of(lyktby, agreement, MONDAY).getFirst().text())
                .isEqualTo("Ny tagg på busskuren.\nFotograferad.");
    }

    /// Ten damaged documents and some more: what comes is a report or waits with its original.
    @Test
    void losesNothingOfDamagedDocuments() {
        var whole = GuardDocuments.xlsx();
        var damaged = new LinkedHashMap<String, byte[]>();
        damaged.put("truncated.xlsx", Arrays.copyOf(whole, whole.length / 2));
        damaged.put(
                "encoding.csv",
                (GuardDocuments.HEADER + "\n" + GuardDocuments.ROWS).getBytes(Charset.forName("IBM850")));
        damaged.put("utf16.csv", ("Avtal;Dag\nCentrum;2026-11-16\n").getBytes(StandardCharsets.UTF_16LE));
        damaged.put("scanned.pdf", GuardDocuments.scannedPdf());
        damaged.put("broken.pdf", GuardDocuments.utf8("%PDF-1.7\nnothing more"));
        damaged.put("html.eml", GuardDocuments.mail("html", "<p>Avtal: Centrum</p>"));
        damaged.put("agreement.csv", GuardDocuments.csv(rows("Centrum", "Hamnen")));
        damaged.put("hours.csv", GuardDocuments.csv(rows("20:00;04:00", "27:00;04:00")));
        damaged.put("columns.csv", GuardDocuments.utf8("Avtal;Klockslag;Vad\nCentrum;21:40;klotter\n"));
        damaged.put("bomb.xlsx", GuardDocuments.bomb());
        damaged.put("empty.csv", new byte[0]);
        damaged.put("silent.csv", GuardDocuments.csv(rows(";ja;", ";;")));
        damaged.put("photo.eml", GuardDocuments.mail("plain", "Se bild.", arrived("bild.jpg", new byte[] {0, 1, 2})));
        damaged.put("letter.eml", GuardDocuments.mail("plain", "Ring mig om natten."));

        Map<String, List<FaultCode>> codes = new LinkedHashMap<>();
        damaged.forEach((name, content) -> codes.put(name, triaged(name, content)));

        assertThat(codes)
                .containsEntry("truncated.xlsx", List.of(FaultCode.TABLE_UNREADABLE))
                .containsEntry("encoding.csv", List.of(FaultCode.TABLE_UNCLEAR))
                .containsEntry("scanned.pdf", List.of(FaultCode.PDF_WITHOUT_TEXT))
                .containsEntry("broken.pdf", List.of(FaultCode.PDF_BROKEN))
                .containsEntry("html.eml", List.of(FaultCode.MAIL_ONLY_HTML))
                .containsEntry("agreement.csv", List.of(FaultCode.AGREEMENT_UNKNOWN, FaultCode.AGREEMENT_UNKNOWN))
                .containsEntry("hours.csv", List.of(FaultCode.HOURS_IMPOSSIBLE, FaultCode.HOURS_IMPOSSIBLE))
                .containsEntry("columns.csv", List.of(FaultCode.COLUMNS_MISSING))
                .containsEntry("bomb.xlsx", List.of(FaultCode.TABLE_UNREADABLE))
                .containsEntry("empty.csv", List.of(FaultCode.EMPTY))
                .containsEntry("silent.csv", List.of(FaultCode.OUTCOME_MISSING))
                .containsEntry("photo.eml", List.of(FaultCode.ATTACHMENT_UNKNOWN))
                .containsEntry("letter.eml", List.of(FaultCode.TEXT_WITHOUT_SHIFT));
        assertThat(deliveries.newest(lyktby, 100)).hasSize(damaged.size());
    }

    @Test
    void takesTheGoodShiftsBesideADamagedOne() {
        var delivery = take(
                "natten.csv", GuardDocuments.csv(GuardDocuments.ROWS.replace("2026-11-17;20:00", "2026-11-17;kväll")));

        assertThat(delivery.state()).isEqualTo(Delivery.State.TRIAGE);
        assertThat(delivery.shifts()).containsExactly(new Delivery.TakenShift(agreement, MONDAY));
        assertThat(delivery.faults())
                .containsExactly(new DeliveryFault("", 4, FaultCode.HOURS_IMPOSSIBLE, "kväll-04:00", "20:00-04:00"));
    }

    @Test
    void masksWhatPointsAtAPersonBeforeAnythingIsStored() {
        var delivery = take(
                "natten.csv",
                GuardDocuments.csv(GuardDocuments.ROWS.replace(
                        "Ny tagg på busskuren.", "Ungdom, 20121212-1212, tel 070-123 45 67.")));

        assertThat(delivery.state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(delivery.document().textsMasked()).isEqualTo(2);
        assertThat(events.of(lyktby, agreement, MONDAY).getFirst().text()).startsWith("Ungdom, [***], tel [***].");
    }

    @Test
    void takesTheSameTwiceOnceAndACorrectionAsANewVersion() {
        var first = take("natten.csv", GuardDocuments.csv(GuardDocuments.ROWS));
        var again = take("natten (1).csv", GuardDocuments.csv(GuardDocuments.ROWS));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.document().repeats()).isEqualTo(1);
        take("natten.xlsx", GuardDocuments.xlsx());
        assertThat(count("observe_shift_report")).isEqualTo(2);
        assertThat(count("observe_shift_event")).isEqualTo(2);

        take("rättad.csv", GuardDocuments.csv(GuardDocuments.ROWS.replace(";6;24;", ";7;24;")));
        assertThat(report(0).work().rounds()).isEqualTo(7);
        assertThat(count("observe_shift_report")).isEqualTo(3);
        take("natten.csv", GuardDocuments.csv(GuardDocuments.ROWS));
        assertThat(report(0).work().rounds())
                .as("an old file again is no correction")
                .isEqualTo(7);

        var other = take("annan.csv", GuardDocuments.csv(GuardDocuments.ROWS.replace("VR-1", "VR-9")));
        assertThat(codes(other)).containsExactly(FaultCode.SHIFT_REPORTED_ALREADY);
        assertThat(report(0).origin().sourceKey()).isEqualTo("VR-1");
    }

    @Test
    void tellsWhatIsWrongWithASingleShift() {
        assertThat(codes("2026-11-16", "16 november")).containsExactly(FaultCode.DAY_UNREADABLE);
        assertThat(codes("2026-11-16", "2026-11-30")).containsExactly(FaultCode.SHIFT_NOT_BEGUN);
        assertThat(codes("2026-11-16", "2020-11-16")).containsExactly(FaultCode.SHIFT_NOT_AGREED);
        assertThat(codes(";T-1;", ";T-7;")).containsExactly(FaultCode.SERVICE_NUMBER_UNKNOWN);
        assertThat(codes(";6;24;", ";sex;24;")).containsExactly(FaultCode.COUNT_UNREADABLE);
        assertThat(codes(";21:40;", ";12:40;")).containsExactly(FaultCode.EVENT_OUTSIDE_SHIFT);
        assertThat(codes(";21:40;", ";kväll;")).containsExactly(FaultCode.EVENT_TIME_UNREADABLE);
        assertThat(codes("Klotter", "Ufo")).containsExactly(FaultCode.CATEGORY_UNKNOWN);
        assertThat(codes("60,000;15,000", "10,000;15,000")).containsExactly(FaultCode.POSITION_OUTSIDE);
        assertThat(codes("60,000;15,000", "60,000;öst")).containsExactly(FaultCode.POSITION_UNREADABLE);
        assertThat(codes("sen start;;21:40", "sen start;ja;21:40")).containsExactly(FaultCode.OUTCOME_CONTRADICTORY);
        assertThat(codes(";T-1;6;24;sen start;;01", ";T-1;9;24;sen start;;01"))
                .containsExactly(FaultCode.SHIFT_CONFLICTING);
    }

    @Test
    void readsAnOriginalAgainWhenTheAgreementIsThere() {
        var content = GuardDocuments.csv(GuardDocuments.ROWS.replace("Centrum", "Hamnen"));
        var delivery = take("natten.csv", content);
        assertThat(delivery.state()).isEqualTo(Delivery.State.TRIAGE);

        agreements.add(lyktby, company, "guard", terms("Hamnen"), ACTOR);
        var again = intake.readAgain(lyktby, delivery.id(), company, ACTOR).orElseThrow();

        assertThat(again.state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(again.shifts()).hasSize(2);
        assertThat(again.document().isKept()).isFalse();
        assertThat(intake.readAgain(lyktby, delivery.id(), company, ACTOR)).isEmpty();
    }

    @Test
    void keepsAMailFromAStrangerForAPerson() {
        var content = GuardDocuments.mail("plain", GuardDocuments.TEXT);
        var stranger = intake.take(lyktby, new Arrived("mail", content, Delivery.Way.MAIL, null), ACTOR);

        assertThat(codes(stranger)).containsExactly(FaultCode.SENDER_UNKNOWN);
        assertThat(deliveries.findOriginal(lyktby, stranger.id(), ACTOR)).hasValue(content);
        assertThat(count("observe_shift_report")).isZero();
        assertThat(intake.readAgain(lyktby, stranger.id(), company, ACTOR)
                        .orElseThrow()
                        .state())
                .isEqualTo(Delivery.State.TAKEN);
    }

    @Test
    void recordsEveryReadingOfAnOriginalAndDisposesOfItAfterItsLastDay() {
        var delivery = take("brev.pdf", GuardDocuments.scannedPdf());
        deliveries.findOriginal(lyktby, delivery.id(), ACTOR);
        deliveries.findOriginal(lyktby, delivery.id(), ACTOR);
        assertThat(count("audit_entry where action = 'observe.read-original'")).isEqualTo(2);

        assertThat(deliveries.handle(lyktby, delivery.id(), Delivery.Outcome.ASKED, ACTOR))
                .isTrue();
        assertThat(deliveries.handle(lyktby, delivery.id(), Delivery.Outcome.ASKED, ACTOR))
                .isFalse();

        var last = LocalDate.of(2027, 2, 19);
        assertThat(delivery.document().keepUntil()).isEqualTo(last);
        assertThat(deliveries.dispose(lyktby, last, ACTOR)).isZero();
        assertThat(deliveries.dispose(lyktby, last.plusDays(1), ACTOR)).isEqualTo(1);
        assertThat(deliveries.findOriginal(lyktby, delivery.id(), ACTOR)).isEmpty();
    }

    @Test
    void hidesDeliveriesFromOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        var delivery = take("natten.csv", new byte[0]);

        assertThat(deliveries.newest(other, 10)).isEmpty();
        assertThat(deliveries.find(other, delivery.id())).isEmpty();
        assertThat(deliveries.findOriginal(other, delivery.id(), ACTOR)).isEmpty();
    }

    private static String rows(String from, String to) {
        return GuardDocuments.ROWS.replace(from, to);
    }

    private List<FaultCode> codes(String from, String to) {
        var first = GuardDocuments.ROWS.lines().limit(2).toList();
        return codes(take(from + to, GuardDocuments.csv(String.join("\n", first).replace(from, to))));
    }

    private static List<FaultCode> codes(Delivery delivery) {
        return delivery.faults().stream().map(DeliveryFault::code).toList();
    }

    private List<FaultCode> triaged(String name, byte[] content) {
        var delivery = take(name, content);
        assertThat(delivery.state()).as(name).isEqualTo(Delivery.State.TRIAGE);
        assertThat(deliveries.findOriginal(lyktby, delivery.id(), ACTOR))
                .as(name)
                .hasValue(content);
        assertThat(delivery.document().sha256()).hasSize(64);
        return codes(delivery);
    }

    private Delivery take(String name, byte[] content) {
        return intake.take(lyktby, arrived(name, content), ACTOR);
    }

    private Arrived arrived(String name, byte[] content) {
        @Nullable UUID sender = company;
        return new Arrived(name, content, Delivery.Way.UPLOAD, sender);
    }

    private ShiftReport report(int daysAfterMonday) {
        return reports.find(lyktby, agreement, MONDAY.plusDays(daysAfterMonday)).orElseThrow();
    }

    private long count(String what) {
        return db.<Long>read(
                lyktby,
                client -> client.sql("select count(*) from " + what)
                        .query(Long.class)
                        .single());
    }

    private static AgreementTerms terms(String name) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            hours.put(weekday, new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0)));
        }
        return new AgreementTerms(
                name,
                new AgreementTerms.Guarded(List.of("Torget"), List.of("A")),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                new AgreementTerms.Validity(MONDAY.minusYears(1), null),
                List.of("T-1"));
    }
}
