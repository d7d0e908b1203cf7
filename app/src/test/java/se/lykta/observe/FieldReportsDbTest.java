package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class FieldReportsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final UUID GUARD = UUID.randomUUID();

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final FieldReports reports = new FieldReports(db, audit);
    private final FieldPhotos photos = new FieldPhotos(db, audit);
    private MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID company = new UUID(0, 0);

    @BeforeEach
    void makeCompany() {
        lyktby = TestDatabase.municipality(db, "9901");
        company = new Organisations(db, audit)
                .add(lyktby, "Guards", OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow()
                .id();
    }

    @Test
    void keepsAReportAsItCame() {
        var report = report(UUID.randomUUID(), NOON);

        assertThat(reports.put(lyktby, report, ACTOR)).isEqualTo(report);

        assertThat(reports.find(lyktby, report.id())).contains(report);
        assertThat(audited("observe.report-from-field")).isEqualTo(1);
    }

    @Test
    void letsTheFirstOfTwoWithTheSameKeyStand() {
        var first = report(UUID.randomUUID(), NOON);
        reports.put(lyktby, first, ACTOR);

        var again = reports.put(lyktby, report(first.id(), NOON.plusSeconds(60)), ACTOR);

        assertThat(again).isEqualTo(first);
        assertThat(audited("observe.report-from-field")).isEqualTo(1);
    }

    @Test
    void storesOnceWhatComesManyTimesAtOnce() throws Exception {
        var key = UUID.randomUUID();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<FieldReport>> tasks = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i ->
                            (Callable<FieldReport>) () -> reports.put(lyktby, report(key, NOON.plusSeconds(i)), ACTOR))
                    .toList();
            var answers = new java.util.HashSet<FieldReport>();
            for (var done : threads.invokeAll(tasks)) {
                answers.add(done.get());
            }
            assertThat(answers).hasSize(1);
        }
        assertThat(audited("observe.report-from-field")).isEqualTo(1);
    }

    /// What `bin/bench field` does with the whole program, in small: every connection is cut ten times.
    @Test
    void storesOnceWhatIsAcknowledgedWhileConnectionsAreCut() throws Exception {
        int clients = 8;
        int each = 60;
        var acknowledged = ConcurrentHashMap.<UUID>newKeySet();
        var failures = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    for (int j = 0; j < each; j++) {
                        var report = report(UUID.randomUUID(), NOON.plusSeconds(j));
                        while (!acknowledged.contains(report.id())) {
                            tryPut(report, acknowledged, failures);
                        }
                    }
                });
            }
            var name = db.<String>read(
                    lyktby,
                    client -> client.sql("select current_database()")
                            .query(String.class)
                            .single());
            for (int cuts = 0; cuts < 10 && acknowledged.size() < clients * each; cuts++) {
                Thread.sleep(60);
                TestDatabase.superuser(name)
                        .sql("""
                                select pg_terminate_backend(pid)
                                from pg_stat_activity
                                where datname = :name and usename = 'lykta_app'
                                """)
                        .param("name", name)
                        .query((row, number) -> number)
                        .list();
            }
        }
        assertThat(failures.get()).as("puts that were cut").isPositive();
        assertThat(acknowledged).hasSize(clients * each);
        getOverTheLastCut();
        assertThat(db.<Long>read(
                        lyktby,
                        client -> client.sql("select count(*) from observe_report")
                                .query(Long.class)
                                .single()))
                .isEqualTo(clients * each);
        assertThat(audited("observe.report-from-field")).isEqualTo(clients * each);
    }

    /// The pool looks at a connection that has rested for half a second before it hands it out.
    private static void getOverTheLastCut() throws InterruptedException {
        Thread.sleep(600);
    }

    private void tryPut(FieldReport report, Set<UUID> acknowledged, AtomicInteger failures) {
        try {
            acknowledged.add(reports.put(lyktby, report, ACTOR).id());
        } catch (DataAccessException | TransactionException e) {
            failures.incrementAndGet();
        }
    }

    @Test
    void showsAPersonTheirOwnNewestFirst() {
        for (int i = 0; i < 25; i++) {
            reports.put(lyktby, report(UUID.randomUUID(), NOON.plusSeconds(i)), ACTOR);
        }

        var mine = reports.newestOf(lyktby, GUARD, 20);

        assertThat(mine).hasSize(20);
        assertThat(mine.getFirst().times().madeAt()).isEqualTo(NOON.plusSeconds(24));
        assertThat(reports.newestOf(lyktby, UUID.randomUUID(), 20)).isEmpty();
    }

    @Test
    void hidesTheReportsOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        var report = report(UUID.randomUUID(), NOON);
        reports.put(lyktby, report, ACTOR);
        photos.put(lyktby, photo(report.id(), "2027-01-01"), ACTOR);

        assertThat(reports.find(other, report.id())).isEmpty();
        assertThat(photos.of(other, report.id())).isEmpty();
        assertThat(db.<Long>read(
                        other,
                        client -> client.sql("select count(*) from observe_report")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void keepsPhotosApartUntilTheirLastDay() {
        var report = report(UUID.randomUUID(), NOON);
        var photo = photo(report.id(), "2027-01-01");
        assertThat(photos.put(lyktby, photo, ACTOR)).isEqualTo(FieldPhotos.Outcome.NO_REPORT);
        reports.put(lyktby, report, ACTOR);

        assertThat(photos.put(lyktby, photo, ACTOR)).isEqualTo(FieldPhotos.Outcome.STORED);
        assertThat(photos.put(lyktby, photo, ACTOR)).isEqualTo(FieldPhotos.Outcome.STORED);
        assertThat(photos.of(lyktby, report.id())).containsExactly(photo.id());
        assertThat(photos.find(lyktby, photo.id()).orElseThrow().picture().jpeg())
                .containsExactly(1, 2, 3);

        assertThat(photos.disposeBefore(lyktby, LocalDate.parse("2027-01-01"), ACTOR))
                .isZero();
        assertThat(photos.disposeBefore(lyktby, LocalDate.parse("2027-01-02"), ACTOR))
                .isEqualTo(1);
        assertThat(photos.of(lyktby, report.id())).isEmpty();
        assertThat(audited("observe.add-photo")).isEqualTo(1);
        assertThat(audited("observe.dispose-photos")).isEqualTo(1);
    }

    @Test
    void takesNoMorePhotosThanAReportMayHave() {
        var report = report(UUID.randomUUID(), NOON);
        reports.put(lyktby, report, ACTOR);
        for (int i = 0; i < FieldPhotos.MOST_PER_REPORT; i++) {
            assertThat(photos.put(lyktby, photo(report.id(), "2027-01-01"), ACTOR))
                    .isEqualTo(FieldPhotos.Outcome.STORED);
        }
        assertThat(photos.put(lyktby, photo(report.id(), "2027-01-01"), ACTOR)).isEqualTo(FieldPhotos.Outcome.TOO_MANY);
    }

    private FieldReport report(UUID key, Instant madeAt) {
        var position = new LonLat(12.5338, 57.9296);
        return FieldReport.received(
                key,
                new FieldReport.Reporter(company, GUARD, "T-104"),
                new FieldReport.Times(madeAt, NOON.plus(1, ChronoUnit.HOURS), madeAt.minusSeconds(900), madeAt),
                new FieldReport.Where(
                        LocationQuality.POINT,
                        12,
                        position,
                        CoordinateSystem.SWEREF99_TM.project(position),
                        "Lykttorget"),
                new FieldReport.What(
                        "VANDALISM", "Krossad ruta", 0, List.of(ActionTaken.CLEANED_UP, ActionTaken.CALLED_POLICE)),
                null);
    }

    private static FieldPhoto photo(UUID report, String until) {
        return new FieldPhoto(
                UUID.randomUUID(),
                report,
                GUARD,
                NOON,
                new FieldPhoto.Picture(2, 1, new byte[] {1, 2, 3}),
                LocalDate.parse(until));
    }

    private long audited(String action) {
        return db.<Long>read(
                lyktby,
                client -> client.sql("""
                                select count(*)
                                from audit_entry
                                where municipality_id = :municipality and action = :action
                                """)
                        .param("municipality", lyktby.value())
                        .param("action", action)
                        .query(Long.class)
                        .single());
    }
}
