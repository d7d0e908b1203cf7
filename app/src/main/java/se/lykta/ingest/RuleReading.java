package se.lykta.ingest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.map.Table;

/// Which value does a rule of the template give a row? Holds the answer for the row read last.
final class RuleReading<T> {

    private final Template.Rule rule;
    private final RejectCode unknown;
    private final Function<String, T> reading;
    private final Table<T> table;
    private final @Nullable T fixed;
    private final @Nullable T otherwise;
    private int column = -1;
    private @Nullable T value;

    /// @throws IllegalArgumentException if a value of the rule cannot be read
    RuleReading(Template.Rule rule, RejectCode unknown, Function<String, T> reading) {
        this.rule = rule;
        this.unknown = unknown;
        this.reading = reading;
        this.table = new Table<>(rule.values(), reading);
        this.fixed = rule.fixed() == null ? null : reading.apply(rule.fixed());
        this.otherwise = rule.otherwise() == null ? null : reading.apply(rule.otherwise());
        this.value = fixed;
    }

    List<String> columns() {
        return rule.column() == null ? List.of() : List.of(rule.column());
    }

    void bind(Header header) {
        column = rule.column() == null ? -1 : header.position(rule.column());
    }

    String cell(Row row) {
        return column < 0 ? "" : row.cells()[column];
    }

    @Nullable
    Rejected read(Row row) {
        if (fixed != null) {
            return null;
        }
        String cell = cell(row);
        T found = table.get(cell);
        if (found == null && rule.values().isEmpty() && !cell.isBlank()) {
            found = itself(cell);
        }
        value = found == null ? otherwise : found;
        return value == null ? new Rejected(row.line(), String.valueOf(rule.column()), unknown, cell) : null;
    }

    private @Nullable T itself(String cell) {
        try {
            return reading.apply(cell.strip());
        } catch (IllegalArgumentException noSuchValue) {
            return null;
        }
    }

    T value() {
        T read = value;
        if (read == null) {
            throw new IllegalStateException("value() before a successful read()");
        }
        return read;
    }
}
