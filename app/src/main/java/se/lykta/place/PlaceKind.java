package se.lykta.place;

import se.lykta.area.LocalText;

/// What sort of place is it?
///
/// @param code capital letters and underscores
public record PlaceKind(String code, LocalText name) {}
