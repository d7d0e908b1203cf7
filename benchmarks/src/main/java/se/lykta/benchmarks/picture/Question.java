package se.lykta.benchmarks.picture;

import se.lykta.incident.IncidentFilter;

/// What an engine is asked: a filter, and what to count by.
///
/// @param cellMetres side of the cells when counting by cell
record Question(String name, Shape shape, int cellMetres, IncidentFilter filter) {
    /// What the answer's numbers are counts of.
    enum Shape {
        /// `row * columns + column`, only places good enough for a dot.
        CELLS,
        /// Hour of the week; the last number counts the intervals.
        CLOCK,
        /// `category * months + month`.
        MONTH_BY_CATEGORY,
        /// Index of the area.
        AREAS
    }

    static final int MONTHS = MadeUpTown.YEARS * 12;

    int columns() {
        return MadeUpTown.SIDE_METRES / cellMetres;
    }

    int answerLength() {
        return switch (shape) {
            case CELLS -> columns() * columns();
            case CLOCK -> MadeUpIncident.NO_HOUR + 1;
            case MONTH_BY_CATEGORY -> MadeUpTown.CATEGORIES.size() * MONTHS;
            case AREAS -> MadeUpTown.AREAS;
        };
    }
}
