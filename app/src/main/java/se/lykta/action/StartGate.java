package se.lykta.action;

import se.lykta.database.MunicipalityId;

/// May an action of some kind begin? Asked before the step to [ActionState#ONGOING].
@FunctionalInterface
public interface StartGate {
    /// @return false when something that the action's kind demands is missing
    boolean mayBegin(MunicipalityId municipality, Action action);
}
