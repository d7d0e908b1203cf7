package se.lykta.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One meeting.
///
/// @param year ISO week-based year
/// @param week ISO week in which it is held
/// @param attending organisations
/// @param items in the order they were written
/// @param closedOn when its minutes were closed; null while it is open
public record Meeting(
        UUID id,
        MeetingKind kind,
        int year,
        int week,
        Prepared prepared,
        List<UUID> attending,
        List<MeetingItem> items,
        @Nullable LocalDate closedOn) {
    public Meeting {
        attending = List.copyOf(attending);
        items = List.copyOf(items);
    }

    public List<MeetingItem> items(MeetingItem.Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    public boolean isOpen() {
        return closedOn == null;
    }
}
