package se.lykta.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;

class OwnExperienceTest {
    private static final Instant DECIDED = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void tellsTheMiddleCostAndDaysOfTheKindOnly() {
        var actions = List.of(
                action(ActionKind.LIGHTING, 90_000, 30),
                action(ActionKind.LIGHTING, 400_000, 50),
                action(ActionKind.LIGHTING, null, 10),
                action("SIGHT_LINES", 5, 1));

        var own = OwnExperience.of(actions, ActionKind.LIGHTING);

        assertThat(own.cost()).isEqualTo(new OwnExperience.Middle(90_000, 2));
        assertThat(own.days()).isEqualTo(new OwnExperience.Middle(30, 3));
    }

    @Test
    void tellsNothingOfWhatIsUnknownOrWrittenDownAfterwards() {
        assertThat(OwnExperience.of(List.of(), ActionKind.LIGHTING)).isEqualTo(new OwnExperience(null, null));
        assertThat(OwnExperience.of(List.of(action(ActionKind.LIGHTING, null, 0)), ActionKind.LIGHTING))
                .isEqualTo(new OwnExperience(null, null));
        assertThat(OwnExperience.of(List.of(action(ActionKind.LIGHTING, 7, -1)), ActionKind.LIGHTING)
                        .days())
                .isNull();
    }

    /// @param days from decision to start; -1 = not begun
    private static Action action(String kind, @Nullable Integer cost, int days) {
        var owner = new Organisation(UUID.randomUUID(), "Streets", OrganisationKind.MUNICIPAL_UNIT);
        var known = TestActions.terms("Lamps", owner.id(), LocalDate.of(2026, 1, 1));
        var terms = new ActionTerms(
                known.title(), kind, known.what(), "", known.owner(), known.days(), cost, known.check());
        var events = new ArrayList<>(List.of(
                new Action.Event(ActionState.PLANNED, null, null, DECIDED),
                new Action.Event(ActionState.DECIDED, null, null, DECIDED)));
        if (days >= 0) {
            events.add(new Action.Event(ActionState.ONGOING, null, null, DECIDED.plus(Duration.ofDays(days))));
        }
        return new Action(
                UUID.randomUUID(),
                events.getLast().state(),
                Site.named("The tunnel"),
                new Basis.Reason("Dark"),
                owner,
                List.of(new Action.Version(1, terms, null, DECIDED)),
                events);
    }
}
