package se.lykta.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.action.TestActions;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class MeetingsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final Meetings meetings = new Meetings(db, audit);
    private MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID owner = new UUID(0, 0);

    @BeforeEach
    void makeOwner() {
        lyktby = TestDatabase.municipality(db, "9901");
        owner = new Organisations(db, audit)
                .add(lyktby, "Streets", OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow()
                .id();
    }

    @Test
    void keepsWhatWasPreparedAndOneMeetingOfAKindInAWeek() {
        var id = prepare(48, prepared(SUNDAY, 12));
        assertThat(prepare(48, prepared(SUNDAY, 14))).isEqualTo(id);
        assertThat(meetings.all(lyktby))
                .singleElement()
                .satisfies(meeting -> assertThat(meeting.prepared()).isEqualTo(prepared(SUNDAY, 14)));
        meetings.close(lyktby, id, SUNDAY, ACTOR);
        assertThat(prepare(48, prepared(SUNDAY, 99))).isEqualTo(id);
        assertThat(get(id).prepared().total().count()).isEqualTo(14);
    }

    @Test
    void writesDownUntilItIsClosed() {
        var id = prepare(48, prepared(SUNDAY, 12));
        assertThat(meetings.write(lyktby, id, decision("Mend the lamp"), ACTOR)).isTrue();
        assertThat(meetings.attend(lyktby, id, List.of(owner), ACTOR)).isTrue();
        assertThat(meetings.close(lyktby, id, SUNDAY, ACTOR)).isTrue();
        assertThat(meetings.write(lyktby, id, decision("Too late"), ACTOR)).isFalse();
        assertThat(meetings.close(lyktby, id, SUNDAY, ACTOR)).isFalse();
        var meeting = get(id);
        assertThat(meeting.items()).extracting(MeetingItem::text).containsExactly("Mend the lamp");
        assertThat(meeting.attending()).containsExactly(owner);
    }

    @Test
    void tellsWhatBecameOfADecisionEvenAfterwards() {
        var id = prepare(48, prepared(SUNDAY, 12));
        meetings.write(lyktby, id, decision("Mend the lamp"), ACTOR);
        meetings.close(lyktby, id, SUNDAY, ACTOR);
        var action =
                TestActions.over(db).add(lyktby, TestActions.proposal(TestActions.terms("Lamp", owner, SUNDAY)), ACTOR);
        assertThat(meetings.settle(lyktby, id, new Meetings.Fate(1, action, null), ACTOR))
                .isTrue();
        assertThat(meetings.settle(lyktby, id, new Meetings.Fate(1, action, null), ACTOR))
                .isFalse();
        assertThat(meetings.settle(lyktby, id, new Meetings.Fate(1, null, SUNDAY), ACTOR))
                .isTrue();
        assertThat(get(id).items().getFirst().actionId()).isEqualTo(action);
        assertThat(get(id).items().getFirst().doneOn()).isEqualTo(SUNDAY);
    }

    @Test
    void findsTheFormerOneOfTheSameKindAcrossTheNewYear() {
        var last =
                meetings.prepare(lyktby, MeetingKind.WEEKLY, 2026, 53, prepared(LocalDate.of(2026, 12, 27), 1), ACTOR);
        meetings.prepare(lyktby, MeetingKind.POLICE, 2026, 53, prepared(LocalDate.of(2026, 12, 27), 1), ACTOR);
        var first = meetings.prepare(lyktby, MeetingKind.WEEKLY, 2027, 1, prepared(LocalDate.of(2027, 1, 3), 1), ACTOR);
        assertThat(meetings.findFormer(lyktby, get(first)).orElseThrow().id()).isEqualTo(last);
        assertThat(meetings.findFormer(lyktby, get(last))).isEmpty();
    }

    @Test
    void recordsEveryWriteAndHidesTheMeetingsOfOthers() {
        var other = TestDatabase.municipality(db, "9902");
        var id = prepare(48, prepared(SUNDAY, 12));
        meetings.write(lyktby, id, decision("Mend the lamp"), ACTOR);
        meetings.close(lyktby, id, SUNDAY, ACTOR);
        var recorded = db.<List<String>>read(
                lyktby,
                client -> client.sql("""
                        select action
                        from audit_entry
                        where municipality_id = :municipality and subject_id = :id
                        order by seq
                        """)
                        .param("municipality", lyktby.value())
                        .param("id", id.toString())
                        .query(String.class)
                        .list());
        assertThat(recorded).containsExactly("meeting.prepare", "meeting.write", "meeting.close");
        assertThat(meetings.all(other)).isEmpty();
        assertThat(meetings.write(other, id, decision("Mine"), ACTOR)).isFalse();
    }

    private UUID prepare(int week, Prepared prepared) {
        return meetings.prepare(lyktby, MeetingKind.WEEKLY, 2026, week, prepared, ACTOR);
    }

    private Meeting get(UUID id) {
        return meetings.find(lyktby, id).orElseThrow();
    }

    private MeetingItem decision(String text) {
        return new MeetingItem(1, MeetingItem.Kind.DECISION, text, owner, SUNDAY.plusDays(9), null, null);
    }

    private static Prepared prepared(LocalDate sunday, int count) {
        return new Prepared(
                sunday.minusDays(6),
                sunday,
                7,
                new Prepared.Total(count, 3, 9, "higher"),
                new Prepared.Coverage(12, 2, sunday),
                List.of(new Prepared.Spot("c250-7", "The tunnel", "period=own", sunday.minusDays(27), 9, 1, 4)),
                List.of(new Prepared.Theme("GRAFFITI", 5, 2.5)),
                1,
                List.of("The square"));
    }
}
