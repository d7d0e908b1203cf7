package se.lykta.meeting.page;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.meeting.Meeting;
import se.lykta.meeting.MeetingItem;

/// A meeting in the words of a reader: sentences come whole, numbers formatted, small ones hidden where they
/// must be.
///
/// @param title such as `Veckomöte v. 48`
/// @param promised decisions of the former meeting, and what became of them
/// @param waiting actions that ask for somebody to do something
/// @param total the week's sum against its expectation
/// @param coverage who reported and who did not
/// @param spots cells above expectation; empty for readers who may not see cells
/// @param rumours how many rumours there were, as a sentence
/// @param coming events, and actions to be checked within two weeks
record MeetingView(
        Meeting meeting,
        String title,
        String period,
        List<DecisionLine> promised,
        List<ActionLine> waiting,
        String total,
        List<String> coverage,
        List<SpotLine> spots,
        boolean spotsHidden,
        List<ThemeLine> themes,
        String rumours,
        List<MeetingItem> unconfirmed,
        List<String> coming,
        List<MeetingItem> notes,
        List<DecisionLine> decisions,
        List<Organisation> organisations,
        LocalDate today) {

    /// @param state message key: `open`, `late`, `done` or `action`
    /// @param actionState state of the action made of it; null without one
    record DecisionLine(
            UUID meetingId,
            MeetingItem item,
            String owner,
            String state,
            @Nullable String actionState,
            boolean maySettle) {}

    record ActionLine(UUID id, String title, String owner, String due) {}

    record SpotLine(String name, String numbers, String href) {}

    record ThemeLine(String name, String now, String before) {}

    public boolean attends(Organisation organisation) {
        return meeting.attending().contains(organisation.id());
    }

    List<String> attending() {
        return organisations.stream()
                .filter(this::attends)
                .map(Organisation::name)
                .toList();
    }
}
