package se.lykta.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LonLatBox;
import se.lykta.ingest.map.ContentHash;
import se.lykta.ingest.map.Occurrences;
import se.lykta.ingest.map.Texts;

/// What incident does a row tell of, by this template?
///
/// One mapping reads one file from its first row to its last: it counts equal rows to tell them apart. Not for
/// several threads. A row that cannot be used gives its first fault as [Rejected]; nothing throws.
public final class RowMapping {

    /// A draft or a refusal.
    public sealed interface Mapped permits Draft, Rejected {
        long line();
    }

    /// What must a mapping know of the municipality and the day?
    /// @param frame positions outside are refused or kept as unknown, as the template says
    /// @param now incidents more than a day after this are refused
    /// @param categoryCodes the municipality's taxonomy; empty = codes are not checked
    public record Setting(LonLatBox frame, Instant now, Set<String> categoryCodes) {
        public Setting {
            categoryCodes = Set.copyOf(categoryCodes);
        }
    }

    private final Template template;
    private final WhenReading when;
    private final WhereReading where;
    private final WhatReading what;
    private final ContentHash hash = new ContentHash();
    private final Occurrences occurrences = new Occurrences();
    private @Nullable Header bound;
    private int[] keyColumns = new int[0];

    private RowMapping(Template template, Setting setting) {
        this.template = template;
        this.when = new WhenReading(
                template.when(),
                ZoneId.of(template.when().zone()),
                setting.now().getEpochSecond() / 60);
        this.where = new WhereReading(template.where(), setting.frame());
        this.what = new WhatReading(template.what(), setting.categoryCodes());
    }

    /// A mapping for one reading of one file.
    /// @throws IllegalArgumentException if the template names an unknown date pattern, coordinate system,
    /// quality,
    ///     known-by or verification
    public static RowMapping of(Template template, Setting setting) {
        return new RowMapping(template, setting);
    }

    /// Which columns of the template are missing in this file? Ask before the first row of a file with a fixed
    /// header; each missing column is one refusal of the whole file. In JSON a column may appear later.
    public List<Rejected> missingColumns(Header header) {
        List<String> wanted = new ArrayList<>(template.key());
        wanted.addAll(when.columns());
        wanted.addAll(where.columns());
        wanted.addAll(what.columns());
        return wanted.stream()
                .distinct()
                .filter(column -> header.position(column) < 0)
                .map(column -> new Rejected(0, column, RejectCode.COLUMN_MISSING, column))
                .toList();
    }

    /// The draft that the row tells of, or why it cannot be used.
    public Mapped map(Row row) {
        if (row.header() != bound) {
            bind(row.header());
        }
        Rejected fault = when.read(row);
        fault = fault == null ? what.read(row) : fault;
        fault = fault == null ? where.read(row) : fault;
        return fault == null ? draft(row) : fault;
    }

    private void bind(Header header) {
        keyColumns = positions(header, template.key());
        when.bind(header);
        where.bind(header);
        what.bind(header);
        bound = header;
    }

    private Draft draft(Row row) {
        Draft.What whatHappened = what.value();
        Draft.When whenHappened = when.value();
        Draft.Where whereHappened = where.value();
        hash.add(whatHappened.categoryCode())
                .add(whatHappened.sourceType())
                .add(whatHappened.knownBy().name())
                .add(whatHappened.verification().name())
                .add(whatHappened.countable() ? 1 : 0)
                .add(whatHappened.text())
                .add(whenHappened.earliestMinute())
                .add(whenHappened.latestMinute())
                .add(whenHappened.precision().name())
                .add(whenHappened.reportedMinute())
                .add(whereHappened.quality().name())
                .add(whereHappened.radiusMetres())
                .add(whereHappened.lon())
                .add(whereHappened.lat())
                .add(whereHappened.placeText())
                .add(whereHappened.areaCode());
        return new Draft(row.line(), sourceKey(row), whatHappened, whenHappened, whereHappened, hash.finish());
    }

    /// The key columns joined by a bar; when there are none or all are empty, a hash of every cell of the row and
    /// its number among equal rows: the same file gives the same keys again, whatever the template says of its
    /// columns.
    private String sourceKey(Row row) {
        String key = Texts.clean(join(row.cells(), keyColumns, "|"));
        if (!key.isEmpty()) {
            return key.length() <= 200
                    ? key
                    : "h" + Long.toHexString(new ContentHash().add(key).finish());
        }
        ContentHash wholeRow = new ContentHash();
        for (String cell : row.cells()) {
            wholeRow.add(cell);
        }
        long rowHash = wholeRow.finish();
        return "h" + Long.toHexString(rowHash) + "-" + occurrences.next(rowHash);
    }

    static int[] positions(Header header, List<String> columns) {
        int[] positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = header.position(columns.get(i));
        }
        return positions;
    }

    /// The cells at these positions that are not empty, with the separator between them.
    static String join(String[] cells, int[] positions, String separator) {
        String only = "";
        StringBuilder several = null;
        for (int position : positions) {
            String cell = position < 0 ? "" : cells[position];
            if (cell.isEmpty()) {
                continue;
            }
            if (only.isEmpty()) {
                only = cell;
            } else {
                several = several == null ? new StringBuilder(only) : several;
                several.append(separator).append(cell);
            }
        }
        return several == null ? only : several.toString();
    }
}
