package se.lykta.example.action;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.meeting.MeetingItem;
import se.lykta.meeting.MeetingKind;
import se.lykta.meeting.Meetings;
import se.lykta.meeting.Preparation;

/// Holds last week's meeting of the example, so that this week's opens with what was promised.
@Component
class ExampleMeetings {
    private final Meetings meetings;
    private final Preparation preparation;

    ExampleMeetings(Meetings meetings, Preparation preparation) {
        this.meetings = meetings;
        this.preparation = preparation;
    }

    /// Does nothing when there is any weekly meeting.
    ///
    /// @param owner the organisation that promises
    void load(MunicipalityId municipality, LocalDate today, UUID owner, Actor actor) {
        if (meetings.all(municipality).stream().anyMatch(meeting -> meeting.kind() == MeetingKind.WEEKLY)) {
            return;
        }
        var day = today.minusDays(7);
        var id = preparation.prepare(municipality, MeetingKind.WEEKLY, day, actor);
        decide(municipality, id, "Exempel: byt den trasiga lampan vid resecentrum", owner, today.plusDays(2), actor);
        decide(municipality, id, "Exempel: prata med fritidsgården om fredagar", owner, today.minusDays(2), actor);
        meetings.write(
                municipality,
                id,
                new MeetingItem(
                        1,
                        MeetingItem.Kind.RUMOUR,
                        "Exempel: det sägs att någon ska ordna fest i parken.",
                        null,
                        null,
                        null,
                        null),
                actor);
        meetings.write(
                municipality,
                id,
                new MeetingItem(
                        1,
                        MeetingItem.Kind.EVENT,
                        "Exempel: julmarknad på torget",
                        null,
                        today.plusDays(12),
                        null,
                        null),
                actor);
        meetings.close(municipality, id, day, actor);
    }

    private void decide(MunicipalityId municipality, UUID id, String text, UUID owner, LocalDate day, Actor actor) {
        meetings.write(
                municipality, id, new MeetingItem(1, MeetingItem.Kind.DECISION, text, owner, day, null, null), actor);
    }
}
