package se.lykta.meeting.page;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.action.ActionState;
import se.lykta.action.ActionTerms;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.Site;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.meeting.MeetingItem;

/// Makes an action of what a meeting decided.
@Component
class MeetingTasks {
    private static final int LONGEST_TITLE = 120;
    private static final String KIND = "OTHER";

    private final Actions actions;
    private final MessageSource messages;

    MeetingTasks(Actions actions, MessageSource messages) {
        this.actions = actions;
        this.messages = messages;
    }

    /// @param meeting what the meeting is called
    /// @return the new action, decided
    UUID make(MunicipalityId municipality, String meeting, MeetingItem decision, Actor actor) {
        var text = decision.text().replaceAll("\\s+", " ");
        var title = text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
        var terms = new ActionTerms(
                title,
                KIND,
                decision.text(),
                "",
                new ActionTerms.Owner(Objects.requireNonNull(decision.ownerId()), ""),
                new ActionTerms.Days(Objects.requireNonNull(decision.day()), null, null, null),
                null,
                new ActionTerms.Check("", null));
        var swedish = Locale.of("sv");
        var reason = messages.getMessage("meeting.action.reason", new Object[] {meeting, decision.number()}, swedish);
        var where = messages.getMessage("meeting.action.where", null, swedish);
        var id = actions.add(
                municipality, new Actions.Proposal(Site.named(where), new Basis.Reason(reason), terms), actor);
        actions.take(municipality, id, new Actions.Step(ActionState.PLANNED, ActionState.DECIDED, null, null), actor);
        return id;
    }
}
