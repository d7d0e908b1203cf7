package se.lykta.observe.triage;

/// What of a report is given?
enum Part {
    CATEGORY,
    TIME,
    PLACE,
    NOTE
}
