package se.lykta.place.page;

/// Everything the page of one place draws.
record PlacePage(PlaceLine line, ExtentWords extent) {}
