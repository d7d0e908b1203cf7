package se.lykta.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Header;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowSource;

/// The first rows of a file.
///
/// @param header the columns; null when there is no row at all
/// @param whole are these all rows?
record Sample(@Nullable Header header, List<Row> rows, List<Rejected> rejects, boolean whole) {
    Sample {
        rows = List.copyOf(rows);
        rejects = List.copyOf(rejects);
    }

    static Sample of(RowSource source, int most) {
        var rows = new ArrayList<Row>();
        var rejects = new ArrayList<Rejected>();
        Header header = null;
        try (var reader = source.rows()) {
            while (rows.size() + rejects.size() < most && reader.hasNext()) {
                switch (reader.next()) {
                    case Row row -> {
                        rows.add(row);
                        header = row.header();
                    }
                    case Rejected reject -> rejects.add(reject);
                }
            }
            return new Sample(header, rows, rejects, !reader.hasNext());
        }
    }

    /// The first different values of a column, for a person to know it by.
    List<String> values(String column, int most) {
        return rows.stream()
                .map(row -> row.cell(column).strip())
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }

    /// How often does each value stand in a column? In the order of the file, from its first rows.
    static Map<String, Integer> tally(RowSource source, String column, Limit limit) {
        var tally = new LinkedHashMap<String, Integer>();
        try (var reader = source.rows()) {
            for (int rows = 0; rows < limit.rows() && reader.hasNext(); rows++) {
                if (reader.next() instanceof Row row) {
                    var value = row.cell(column).strip();
                    if (tally.size() < limit.values() || tally.containsKey(value)) {
                        tally.merge(value, 1, Integer::sum);
                    }
                }
            }
        }
        return tally;
    }

    record Limit(int rows, int values) {}
}
