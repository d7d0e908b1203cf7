package se.lykta.observe.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.example.LyktbyPages;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

/// Owners, last days and times of what came in, as a browser without scripts has them.
class ContactPageTest extends LyktbyPages {
    private static final String INBOX = "/observe/triage";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    @Autowired
    private FieldReports reports;

    @Autowired
    private Database database;

    @Autowired
    private ResponseTimes times;

    @Test
    void givesATipAnOwnerAndALastDayAndShowsItAsMine() {
        var id = tip(Duration.ofHours(1));
        var path = INBOX + "/" + id;
        var unit = organisations
                .findByName(LYKTBY, "Exempelkommunens säkerhetsenhet")
                .orElseThrow();
        var rule = Due.after(LocalDate.now(SWEDEN), 5);
        assertThat(coordinator.get(path).body()).contains("Ingen än", "value=\"" + rule + "\"");
        assertThat(coordinator.get(INBOX + "?show=MINE").body()).doesNotContain(path);
        assertThat(coordinator.get(INBOX + "?show=FREE").body()).contains(path);

        var late = LocalDate.now(SWEDEN).minusDays(3);
        assertThat(assign(path, id, 0, "unit-" + unit.id(), late.toString())).isEqualTo(path);
        assertThat(coordinator.get(path).body()).contains("<b>" + unit.name() + "</b>", "3 dygn försenat");
        assertThat(coordinator.get(INBOX + "?show=MINE").body()).contains(path, "data-state=\"LATE\"");
        assertThat(coordinator.get(INBOX + "?show=LATE").body()).contains(path);
        assertThat(coordinator.get(INBOX + "?show=FREE").body()).doesNotContain(path);

        assertThat(assign(path, id, 0, "", "")).as("seen before the change").isEqualTo(path + "?owner=changed");
        assertThat(coordinator.get(path + "?owner=changed").body())
                .contains("Inget ändrades: någon annan", unit.name());
        assertThat(assign(path, id, 1, "", "")).isEqualTo(path);
        assertThat(coordinator.get(INBOX + "?show=FREE").body()).contains(path);
        assertThat(audited(id)).containsExactly("unit", "owner");
    }

    @Test
    void takesNoOwnerWhoDoesNotWorkForTheMunicipality() {
        var id = tip(Duration.ofHours(1));
        var path = INBOX + "/" + id;
        var company = organisations.findByName(LYKTBY, "Exempelbevakning AB").orElseThrow();
        assertThat(coordinator.get(path).body()).doesNotContain("unit-" + company.id());
        assertThat(submit(path, id, "unit-" + company.id(), "").statusCode()).isEqualTo(400);
        assertThat(submit(path, id, "", "någon gång").statusCode()).isEqualTo(400);
        assertThat(coordinator
                        .submit(
                                path,
                                "/observe/contact/" + id,
                                Map.of("version", "0", "back", "https://example.invalid/"))
                        .statusCode())
                .isEqualTo(400);
        var unknown = UUID.randomUUID();
        assertThat(submit(path, unknown, "", "").statusCode()).isEqualTo(404);
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.submit("/observe", "/observe/contact/" + id, Map.of("version", "0", "back", path))
                        .statusCode())
                .isEqualTo(403);
        assertThat(audited(id)).isEmpty();
    }

    @Test
    void keepsATipUntilItsSenderHasAnAnswer() {
        var id = tip(Duration.ofHours(1));
        var path = INBOX + "/" + id;
        coordinator.submit(path, path + "/accept", Map.of());
        assertThat(coordinator.get(INBOX + "?show=ANSWER").body()).contains(path, "att besvara");
        coordinator.submit(path, path + "/answer", Map.of("template", "THANKS"));
        assertThat(coordinator.get(INBOX).body()).doesNotContain(path);
    }

    @Test
    void measuresHowFastThingsAreDecidedAndAnswered() {
        var municipality = new MunicipalityId("9901");
        var month = LocalDate.now(SWEDEN)
                .minusMonths(4)
                .withDayOfMonth(3)
                .atTime(12, 0)
                .atZone(SWEDEN)
                .toInstant();
        for (int hours = 1; hours <= 11; hours++) {
            handled(tip(month), hours <= 10 ? hours : null, hours <= 4 ? hours * 2 : null, month);
        }
        var line = times.since(municipality, month.minusSeconds(60), SWEDEN).stream()
                .filter(each -> each.way() == ResponseTimes.Way.TIP
                        && LocalDate.ofInstant(month, SWEDEN).withDayOfMonth(1).equals(each.month()))
                .findFirst()
                .orElseThrow();
        assertThat(line.received()).isEqualTo(11);
        assertThat(line.waiting()).isEqualTo(1);
        // Of 1 to 10 hours: 9 steps times 0.5 and 0.9 from the first, so 5.5 and 9.1.
        assertThat(line.triage())
                .isEqualTo(new ResponseTimes.Measure(10, Duration.ofMinutes(330), Duration.ofMinutes(546)));
        assertThat(line.answer()).as("too few").isEqualTo(new ResponseTimes.Measure(4, null, null));
        assertThat(coordinator.get(INBOX + "/times").body())
                .contains("Svarstider", "Tips från boende", month.toString().substring(0, 7), "6 h", "9 h", "för få");
    }

    private String assign(String path, UUID id, int version, String owner, String due) {
        var answer = coordinator.submit(
                path,
                "/observe/contact/" + id,
                Map.of("version", Integer.toString(version), "owner", owner, "due", due, "back", path));
        assertThat(answer.statusCode()).isEqualTo(302);
        return TestBrowser.location(answer);
    }

    private java.net.http.HttpResponse<String> submit(String path, UUID id, String owner, String due) {
        return coordinator.submit(
                path, "/observe/contact/" + id, Map.of("version", "0", "owner", owner, "due", due, "back", path));
    }

    /// Which detail said who has it, in order.
    private List<String> audited(UUID id) {
        return database.<List<String>>read(
                LYKTBY,
                db -> db.sql("""
                        select case when details ->> 'unit' is not null then 'unit' else 'owner' end
                        from audit_entry
                        where municipality_id = :municipality and action = 'observe.assign' and subject_id = :id
                        order by 1 desc
                        """)
                        .param("municipality", LYKTBY.value())
                        .param("id", id.toString())
                        .query(String.class)
                        .list());
    }

    private void handled(UUID id, @Nullable Integer decidedHours, @Nullable Integer answeredHours, Instant from) {
        database.run(
                LYKTBY,
                db -> db.sql("""
                        update observe_report
                        set state = case when :decided is null then 'received' else 'rejected' end,
                            decided_at = :from + make_interval(hours => :decided),
                            answered_at = :from + make_interval(hours => :answered)
                        where municipality_id = :municipality and id = :id
                        """)
                        .param("municipality", LYKTBY.value())
                        .param("id", id)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("decided", decidedHours, java.sql.Types.INTEGER)
                        .param("answered", answeredHours, java.sql.Types.INTEGER)
                        .update());
    }

    private UUID tip(Duration ago) {
        return tip(Instant.now().minus(ago));
    }

    private UUID tip(Instant at) {
        var report = FieldReport.received(
                UUID.randomUUID(),
                new FieldReport.Reporter(null, null, ""),
                new FieldReport.Times(at, at, at, at),
                new FieldReport.Where(LocationQuality.MUNICIPALITY, 15_000, null, null, "Torget"),
                new FieldReport.What("LIGHTING", "En lampa är trasig.", 0, List.of()),
                null);
        return reports.put(LYKTBY, report, Actor.commandLine()).id();
    }
}
