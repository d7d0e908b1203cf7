package se.lykta.reminder;

/// How often does a person want mail of what waits, and in which language?
///
/// @param language `sv` or `en`
record DigestChoice(Rhythm rhythm, String language) {
    enum Rhythm {
        NEVER,
        WEEKLY,
        DAILY
    }
}
