package se.lykta.place.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.picture.ExtentFigures;
import se.lykta.place.Inspection;
import se.lykta.place.PlaceActions;
import se.lykta.place.PlaceNote;
import se.lykta.place.PlacePhoto;
import se.lykta.place.SafetyArea;
import se.lykta.place.SafetyWalk;

/// Everything the page of one place draws.
///
/// @param noted null for readers who may not see what people wrote
/// @param corrections open ones are shown to all who see the place, so that a fault is not believed meanwhile
/// @param form the form somebody sent with a fault; blank while nobody has
record PlacePage(
        PlaceLine line,
        ExtentWords extent,
        ExtentFigures.Shown figures,
        List<Period> periods,
        List<PlaceActions.Done> done,
        @Nullable Noted noted,
        long openCorrections,
        NoteForm form) {
    /// A period to choose.
    record Period(String code, boolean current) {}

    /// A note with the day it was written, local time.
    record NoteLine(PlaceNote note, LocalDate day) {}

    /// What people have written down.
    record Noted(
            List<Inspection> inspections,
            List<SafetyWalk> walks,
            List<NoteLine> causes,
            List<NoteLine> corrections,
            List<PlacePhoto> photos) {
        public List<SafetyArea> areas() {
            return List.of(SafetyArea.values());
        }
    }
}
