package se.lykta.action;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.place.PlaceActions;

/// The actions that a place draws on its curve: those that have begun there.
@Component
class ActionsAtPlaces implements PlaceActions {
    private final Actions actions;

    ActionsAtPlaces(Actions actions) {
        this.actions = actions;
    }

    @Override
    public List<Done> at(MunicipalityId municipality, UUID placeId) {
        return actions.all(municipality).stream()
                .filter(action -> placeId.equals(action.site().placeId()))
                .filter(ActionsAtPlaces::began)
                .map(action -> new Done(day(action), action.terms().title(), "/action/" + action.id()))
                .sorted(Comparator.comparing(Done::day))
                .toList();
    }

    /// An action can be closed without ever having begun.
    private static boolean began(Action action) {
        return action.events().stream().anyMatch(event -> event.state() == ActionState.ONGOING);
    }

    /// The day it began, or was to be in place when nobody has told.
    private static LocalDate day(Action action) {
        var start = action.terms().days().start();
        return start == null ? action.terms().days().due() : start;
    }
}
