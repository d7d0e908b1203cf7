package se.lykta.observe;

/// What did whoever reports from the field do there and then?
public enum ActionTaken {
    NOTHING,
    SPOKE_WITH_PEOPLE,
    ASKED_TO_LEAVE,
    CLOSED_OR_LOCKED,
    CLEANED_UP,
    CALLED_POLICE,
    CALLED_RESCUE,
    CALLED_CARETAKER,
    CALLED_ON_CALL
}
