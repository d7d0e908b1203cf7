package se.lykta.database;

/// Which municipality does a row belong to? The code of its configuration file: Statistics Sweden's four digits
/// ("1489") or, for a town elsewhere, two to twelve capital letters, digits and hyphens.
///
/// @param value the code, also the value of every `municipality_id` column
public record MunicipalityId(String value) {
    public MunicipalityId {
        if (!value.matches("[A-Z0-9][A-Z0-9-]{1,11}")) {
            throw new IllegalArgumentException(
                    "municipality code is '" + value + "', must be 2 to 12 capital letters, digits or hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
