package se.lykta.observe.field;

import java.util.Locale;

/// Why a report was not taken in. The phone keeps it and says what to change.
enum Fault {
    /// Not what the app sends.
    FORMAT,
    /// In the future, more than a year ago, or ending before it begins.
    TIME,
    /// No position where one was announced, or one outside the municipality's map system.
    PLACE,
    /// Not in the municipality's taxonomy.
    CATEGORY,
    /// The note or the place holds a personal number.
    PERSON,
    /// Longer than may be.
    TEXT,
    /// Not a service number.
    NUMBER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
