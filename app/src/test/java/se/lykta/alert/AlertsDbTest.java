package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class AlertsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate EVENING = LocalDate.of(2026, 11, 22);

    private final Database db = TestDatabase.fresh();
    private final Alerts alerts = new Alerts(db, new Audit(db));
    private final AlertRuns runs = new AlertRuns(db);
    private MunicipalityId lyktby = new MunicipalityId("9901");

    @BeforeEach
    void makeMunicipality() {
        lyktby = TestDatabase.municipality(db, "9901");
    }

    @Test
    void keepsWhatWasFoundAndKnowsItAgain() {
        var find = emerging("DISCOVERED:1:2");
        assertThat(alerts.keep(lyktby, EVENING, List.of(find, missing()), ACTOR))
                .isEqualTo(2);
        assertThat(alerts.keep(lyktby, EVENING.plusDays(1), List.of(find), ACTOR))
                .isZero();

        assertThat(alerts.between(lyktby, EVENING, EVENING))
                .extracting(Alert::find)
                .containsExactly(find, missing());
        assertThat(only(AlertKind.EMERGING)).satisfies(alert -> {
            assertThat(alert.firstOn()).isEqualTo(EVENING);
            assertThat(alert.lastOn()).isEqualTo(EVENING.plusDays(1));
            assertThat(alert.isWaiting(EVENING)).isTrue();
        });
    }

    @Test
    void keepsTheFirstFiguresAndShowsTheLatest() {
        var first = emerging("grows");
        var grown = new Find(
                first.kind(),
                first.key(),
                new Find.Where(new EastNorth(500_020, 6_600_000), 200, ""),
                new Find.What("", "DISCOVERED", EVENING.minusDays(5), EVENING.plusDays(8)),
                new Find.Why(31, 2.6, 0, 0.0005, null),
                1);
        alerts.keep(lyktby, EVENING, List.of(first), ACTOR);
        assertThat(only(AlertKind.EMERGING).hasGoneOn()).isFalse();
        // The weaker of two finds that are the same changes nothing.
        alerts.keep(lyktby, EVENING.plusDays(8), List.of(grown, first), ACTOR);
        // Nor does an earlier evening looked at anew.
        alerts.keep(lyktby, EVENING.plusDays(3), List.of(first), ACTOR);

        assertThat(only(AlertKind.EMERGING)).satisfies(alert -> {
            assertThat(alert.find()).isEqualTo(first);
            assertThat(alert.hasGoneOn()).isTrue();
            assertThat(alert.latest()).isEqualTo(new Alert.Seen(grown.what(), grown.why(), 200));
            assertThat(alert.lastOn()).isEqualTo(EVENING.plusDays(8));
        });
        assertThat(alerts.seenBetween(lyktby, EVENING.plusDays(8), EVENING.plusDays(30)))
                .hasSize(1);
        assertThat(alerts.seenBetween(lyktby, EVENING.plusDays(9), EVENING.plusDays(30)))
                .isEmpty();
        assertThat(alerts.between(lyktby, EVENING.plusDays(1), EVENING.plusDays(30)))
                .isEmpty();
    }

    @Test
    void waitsUntilSomebodyHasItAndAgainAfterASnooze() {
        alerts.keep(lyktby, EVENING, List.of(emerging("a")), ACTOR);
        var id = only(AlertKind.EMERGING).id();

        assertThat(alerts.snooze(lyktby, id, EVENING.plusDays(7), ACTOR)).isTrue();
        assertThat(only(AlertKind.EMERGING).isWaiting(EVENING.plusDays(6))).isFalse();
        assertThat(only(AlertKind.EMERGING).isWaiting(EVENING.plusDays(7))).isTrue();

        assertThat(alerts.acknowledge(lyktby, id, ACTOR)).isTrue();
        assertThat(only(AlertKind.EMERGING).isWaiting(EVENING.plusDays(7))).isFalse();

        assertThat(alerts.reopen(lyktby, id, ACTOR)).isTrue();
        assertThat(only(AlertKind.EMERGING).isWaiting(EVENING)).isTrue();

        assertThat(alerts.judge(lyktby, id, Alert.Judgement.HIT, "A party", ACTOR))
                .isTrue();
        assertThat(only(AlertKind.EMERGING).handling())
                .isEqualTo(new Alert.Handling(Alert.State.ACKNOWLEDGED, null, Alert.Judgement.HIT, "A party"));
        assertThat(alerts.acknowledge(lyktby, UUID.randomUUID(), ACTOR)).isFalse();
    }

    @Test
    void recordsEveryWrite() {
        alerts.keep(lyktby, EVENING, List.of(emerging("a")), ACTOR);
        var id = only(AlertKind.EMERGING).id();
        alerts.acknowledge(lyktby, id, ACTOR);
        alerts.judge(lyktby, id, Alert.Judgement.FALSE_ALARM, "", ACTOR);

        var actions = db.<List<String>>read(
                lyktby,
                client -> client.sql("""
                                select action
                                from audit_entry
                                where municipality_id = :municipality
                                order by seq
                                """)
                        .param("municipality", lyktby.value())
                        .query(String.class)
                        .list());
        assertThat(actions).containsExactly("alert.look", "alert.handle", "alert.judge");
    }

    @Test
    void letsOneOfTwoInstancesLook() {
        var now = Instant.parse("2026-11-23T04:00:00Z");
        var until = now.plusSeconds(900);
        assertThat(runs.claim(lyktby, EVENING, now, until)).isTrue();
        assertThat(runs.claim(lyktby, EVENING, now.plusSeconds(1), until)).isFalse();
        assertThat(runs.claimAgain(lyktby, EVENING, now.plusSeconds(1), until)).isFalse();
        // The first was killed.
        assertThat(runs.claim(lyktby, EVENING, until, until.plusSeconds(900))).isTrue();

        runs.finish(lyktby, new AlertRuns.Run(EVENING, null, 2, 1.5, 9.5));
        assertThat(runs.claim(lyktby, EVENING, until.plusSeconds(2000), until.plusSeconds(3000)))
                .isFalse();
        assertThat(runs.claimAgain(lyktby, EVENING, until, until)).isTrue();
        assertThat(runs.findLast(lyktby))
                .hasValueSatisfying(run -> assertThat(run.evening()).isEqualTo(EVENING));
        assertThat(runs.findCountFalseAlarmsAYear(lyktby, EVENING.minusDays(20), EVENING))
                .contains(9.5);
        assertThat(runs.findCountFalseAlarmsAYear(lyktby, EVENING.plusDays(1), EVENING.plusDays(9)))
                .isEmpty();
    }

    @Test
    void hidesTheAlertsOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        alerts.keep(lyktby, EVENING, List.of(emerging("a")), ACTOR);
        var id = only(AlertKind.EMERGING).id();

        assertThat(alerts.between(other, EVENING, EVENING)).isEmpty();
        assertThat(alerts.find(other, id)).isEmpty();
        assertThat(alerts.acknowledge(other, id, ACTOR)).isFalse();
        assertThat(alerts.find(lyktby, id)).isPresent();
    }

    private Alert only(AlertKind kind) {
        return alerts.between(lyktby, EVENING, EVENING).stream()
                .filter(alert -> alert.find().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Find emerging(String key) {
        return new Find(
                AlertKind.EMERGING,
                key,
                new Find.Where(new EastNorth(500_000, 6_600_000), 150, ""),
                new Find.What("", "DISCOVERED", EVENING.minusDays(5), EVENING),
                new Find.Why(12, 1.4, 0, 0.001, null),
                1);
    }

    private static Find missing() {
        return new Find(
                AlertKind.MISSING_REPORT,
                "x:2026-11-20",
                Find.Where.in("C1"),
                new Find.What("", "", EVENING.minusDays(2), EVENING.minusDays(2)),
                new Find.Why(0, Double.NaN, 0, Double.NaN, null),
                0);
    }
}
