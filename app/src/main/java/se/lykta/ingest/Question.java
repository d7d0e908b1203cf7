package se.lykta.ingest;

import java.util.List;

/// What must a person decide before this file can be read? The program never guesses these silently.
/// @param kind what is unclear; the text stands in the message files under `ingest.question.<kind>`
/// @param column the column it concerns; empty = the file
/// @param options possible answers as they stand in a template, most likely first
/// @param examples values from the file that show the doubt, at most five
public record Question(Kind kind, String column, List<String> options, List<String> examples) {

    /// What is unclear?
    public enum Kind {
        ENCODING,
        DELIMITER,
        SHEET,
        DATE_ORDER,
        DECIMAL_SIGN,
        COORDINATE_SYSTEM,
        AXES_SWAPPED,
        TIME_COLUMN,
        TIME_ZONE,
        CATEGORY_COLUMN
    }

    public Question {
        options = List.copyOf(options);
        examples = List.copyOf(examples.size() > 5 ? examples.subList(0, 5) : examples);
    }
}
