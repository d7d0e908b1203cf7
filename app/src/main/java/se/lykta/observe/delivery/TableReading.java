package se.lykta.observe.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lykta.ingest.Header;
import se.lykta.ingest.Question;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowSource;

/// Reads shifts from a table: one row per event with the shift's columns repeated, or one row for a quiet
/// shift. Rows of one agreement, day and report number are one shift.
final class TableReading {
    static final int MOST_ROWS = 5_000;
    private static final int MOST_FAULTS = 100;
    private static final List<Field> NEEDED = List.of(Field.AGREEMENT, Field.DAY);
    private static final List<Field> OF_SHIFT =
            Stream.of(Field.values()).filter(field -> !field.isOfEvent()).toList();

    private final ShiftWords words = ShiftWords.shipped();
    private final Map<List<String>, ToldShift> shifts = new LinkedHashMap<>();
    private final List<DeliveryFault> faults = new ArrayList<>();
    private final List<List<String>> conflicting = new ArrayList<>();
    private Map<Field, String> columns = Map.of();

    private TableReading() {}

    static Told read(Path file) {
        var source = RowSource.open(file);
        return source.questions().isEmpty()
                ? new TableReading().readAll(source)
                : new Told(
                        List.of(),
                        source.questions().stream().map(TableReading::unclear).toList());
    }

    private Told readAll(RowSource source) {
        long rows = 0;
        try (var entries = source.rows()) {
            while (entries.hasNext() && faults.size() < MOST_FAULTS) {
                switch (entries.next()) {
                    case Rejected rejected -> faults.add(unreadable(rejected));
                    case Row row -> {
                        if (rows == 0 && !findColumns(row.header())) {
                            return new Told(List.of(), faults);
                        }
                        if (++rows > MOST_ROWS) {
                            return Told.nothing(FaultCode.ROWS_TOO_MANY, "> " + MOST_ROWS, "<= " + MOST_ROWS);
                        }
                        take(row);
                    }
                }
            }
        }
        if (rows == 0 && faults.isEmpty()) {
            return Told.nothing(FaultCode.EMPTY, "0", "");
        }
        conflicting.forEach(shifts::remove);
        return new Told(List.copyOf(shifts.values()), faults);
    }

    private static DeliveryFault unclear(Question question) {
        return DeliveryFault.whole(
                FaultCode.TABLE_UNCLEAR,
                question.kind().name() + ": " + String.join(", ", question.examples()),
                String.join(", ", question.options()));
    }

    private static DeliveryFault unreadable(Rejected rejected) {
        return new DeliveryFault(
                "",
                rejected.line(),
                FaultCode.TABLE_UNREADABLE,
                rejected.code().name() + (rejected.found().isEmpty() ? "" : ": " + rejected.found()),
                "");
    }

    private boolean findColumns(Header header) {
        var found = new EnumMap<Field, String>(Field.class);
        header.names().forEach(name -> words.findField(name).ifPresent(field -> found.putIfAbsent(field, name)));
        columns = found;
        var missing = NEEDED.stream()
                .filter(field -> !found.containsKey(field))
                .map(words::label)
                .toList();
        boolean tellsOutcome = found.containsKey(Field.OUTCOME) || found.containsKey(Field.CATEGORY);
        if (missing.isEmpty() && tellsOutcome) {
            return true;
        }
        var expected = Stream.concat(
                        missing.stream(), tellsOutcome ? Stream.empty() : Stream.of(words.label(Field.CATEGORY)))
                .collect(Collectors.joining(", "));
        faults.add(new DeliveryFault("", 1, FaultCode.COLUMNS_MISSING, String.join(", ", header.names()), expected));
        return false;
    }

    private void take(Row row) {
        var values = new EnumMap<Field, String>(Field.class);
        columns.forEach((field, column) -> values.put(field, row.cell(column).strip()));
        if (values.values().stream().allMatch(String::isEmpty)) {
            return;
        }
        var key = Stream.of(Field.AGREEMENT, Field.DAY, Field.REPORT_NUMBER)
                .map(field -> values.getOrDefault(field, ""))
                .toList();
        var shift = shifts.computeIfAbsent(key, any -> new ToldShift(row.line()));
        takeShift(key, shift, values, row.line());
        takeEvent(shift, values, row.line());
    }

    /// A cell that is empty says nothing against the rows before.
    private void takeShift(List<String> key, ToldShift shift, Map<Field, String> values, long line) {
        for (var field : OF_SHIFT) {
            var value = values.getOrDefault(field, "");
            var known = shift.value(field);
            if (known.isEmpty()) {
                shift.values().put(field, value);
            } else if (!value.isEmpty() && !value.equals(known) && !conflicting.contains(key)) {
                conflicting.add(key);
                faults.add(new DeliveryFault(
                        "", line, FaultCode.SHIFT_CONFLICTING, words.label(field) + ": " + value, known));
            }
        }
    }

    private static void takeEvent(ToldShift shift, Map<Field, String> values, long line) {
        var event = new ToldShift.ToldEvent(line);
        values.forEach((field, value) -> {
            if (field.isOfEvent() && !value.isEmpty()) {
                event.values().put(field, value);
            }
        });
        if (!event.values().isEmpty()) {
            shift.events().add(event);
        }
    }
}
