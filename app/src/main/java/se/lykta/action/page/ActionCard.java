package se.lykta.action.page;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lykta.action.Action;
import se.lykta.action.ActionKind;

/// An action as a card on the board.
///
/// @param kind name in the reader's language
/// @param owner organisation, and unit when it is told
/// @param day the day that matters next in this state
/// @param dayKey message that says what day it is
record ActionCard(
        Action action, String kind, String owner, @Nullable LocalDate day, String dayKey, Action.Due due) {

    static ActionCard of(Action action, Map<String, ActionKind> kinds, LocalDate today, Locale locale) {
        var kind = kinds.get(action.terms().kindCode());
        var days = action.terms().days();
        boolean checks = action.state().hasBegun();
        return new ActionCard(
                action,
                kind == null ? action.terms().kindCode() : kind.name().in(locale),
                owner(action),
                checks ? action.terms().check().on() : days.due(),
                checks ? "action.card.check" : "action.card.due",
                action.due(today));
    }

    static String owner(Action action) {
        var unit = action.terms().owner().unit();
        return unit.isEmpty() ? action.owner().name() : action.owner().name() + ", " + unit;
    }
}
