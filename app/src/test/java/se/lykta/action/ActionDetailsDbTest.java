package se.lykta.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.action.Actions.Step;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class ActionDetailsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    private final Database db = TestDatabase.fresh();
    private final ActionDetails details = new ActionDetails(db, new Audit(db));
    private final Actions actions = TestActions.over(db, details);
    private MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID owner = new UUID(0, 0);

    @BeforeEach
    void makeOwner() {
        lyktby = TestDatabase.municipality(db, "9901");
        owner = new Organisations(db, new Audit(db))
                .add(lyktby, "Streets", OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow()
                .id();
    }

    @Test
    void letsNoCameraBeginWithoutItsWholeAssessment() {
        var id = add(ActionKind.CAMERA);
        var begin = new Step(ActionState.DECIDED, ActionState.ONGOING, null, null);
        actions.take(lyktby, id, new Step(ActionState.PLANNED, ActionState.DECIDED, null, null), ACTOR);
        assertThat(actions.take(lyktby, id, begin, ACTOR)).isEqualTo(ActionAnswer.NEEDS_ASSESSMENT);

        var values = new HashMap<String, String>();
        for (var field : details.findFields(ActionKind.CAMERA).orElseThrow().fields()) {
            if (field.required()) {
                assertThat(details.write(lyktby, id, values.size(), values, null, ACTOR))
                        .isTrue();
                assertThat(actions.take(lyktby, id, begin, ACTOR))
                        .as("without %s", field.code())
                        .isEqualTo(ActionAnswer.NEEDS_ASSESSMENT);
                values.put(field.code(), "told");
            }
        }
        details.write(lyktby, id, values.size(), values, null, ACTOR);
        assertThat(actions.take(lyktby, id, begin, ACTOR)).isEqualTo(ActionAnswer.DONE);
    }

    @Test
    void keepsEveryVersionWithItsEvidenceAndLetsOneOfTwoWritersPass() {
        var id = add(ActionKind.CAMERA);
        var evidence = new ActionDetail.Evidence(START.minusYears(1), START, 3, new int[24], 17);
        assertThat(details.write(lyktby, id, 0, Map.of("purpose", "First"), evidence, ACTOR))
                .isTrue();
        assertThat(details.write(lyktby, id, 0, Map.of("purpose", "Other"), null, ACTOR))
                .isFalse();
        assertThat(details.write(lyktby, id, 1, Map.of("purpose", "Second"), null, ACTOR))
                .isTrue();
        var versions = details.versions(lyktby, id);
        assertThat(versions).extracting(version -> version.value("purpose")).containsExactly("First", "Second");
        assertThat(versions.getFirst().evidence()).isNotNull();
        assertThat(details.versions(TestDatabase.municipality(db, "9902"), id)).isEmpty();
    }

    @Test
    void asksNothingBeforehandOfLightingAndKindsWithoutFields() {
        for (var kind : new String[] {ActionKind.LIGHTING, ActionKind.PLEDGE, "COOPERATION"}) {
            var action = actions.find(lyktby, add(kind)).orElseThrow();
            assertThat(details.mayBegin(lyktby, action)).as(kind).isTrue();
        }
        var guards = actions.find(lyktby, add(ActionKind.PUBLIC_ORDER_GUARD)).orElseThrow();
        assertThat(details.mayBegin(lyktby, guards)).isFalse();
    }

    private UUID add(String kind) {
        var lighting = TestActions.terms("Something", owner, START);
        var terms = new ActionTerms(
                lighting.title(),
                kind,
                "",
                "Light was considered",
                lighting.owner(),
                lighting.days(),
                null,
                lighting.check());
        return actions.add(lyktby, TestActions.proposal(terms), ACTOR);
    }
}
