package se.lykta.ingest.page;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.lykta.ingest.Draft;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.Template;
import se.lykta.municipality.Category;

/// Step 4: what the first rows become, and what is wrong with the rest of them.
///
/// @param whole are these all rows of the file?
/// @param missing columns that the template names and the file lacks
record Preview(
        Incoming incoming,
        List<Shown> drafts,
        List<RejectGroup> problems,
        int usable,
        int refused,
        boolean whole,
        List<String> missing) {
    private static final int ROWS_READ = 2_000;
    private static final int ROWS_SHOWN = 20;

    /// @param counted false = kept but never counted
    record Shown(long line, String time, String category, String place, String knownBy, String text, boolean counted) {}

    public int read() {
        return usable + refused;
    }

    static Preview of(Path file, Incoming incoming, Page page, Clock clock) {
        var template = Template.parse(String.valueOf(incoming.template()));
        var sample = Sample.of(RowSource.open(file, template.format()), ROWS_READ);
        var codes = page.municipality().words().taxonomy().categories().stream()
                .map(Category::code)
                .collect(Collectors.toUnmodifiableSet());
        var mapping = RowMapping.of(
                template, new RowMapping.Setting(page.municipality().map().box(), clock.instant(), codes));
        var missing = sample.header() == null ? List.<Rejected>of() : mapping.missingColumns(sample.header());
        var drafts = new ArrayList<Shown>();
        var rejects = new ArrayList<>(sample.rejects());
        int usable = 0;
        for (var row : sample.rows()) {
            switch (mapping.map(row)) {
                case Draft draft -> {
                    usable++;
                    if (drafts.size() < ROWS_SHOWN) {
                        drafts.add(shown(draft, page));
                    }
                }
                case Rejected rejected -> rejects.add(rejected);
            }
        }
        return new Preview(
                incoming,
                drafts,
                RejectGroup.of(rejects),
                usable,
                rejects.size(),
                sample.whole(),
                missing.stream().map(Rejected::column).toList());
    }

    private static Shown shown(Draft draft, Page page) {
        var where = draft.where();
        var quality = page.text("ingest.quality." + where.quality());
        var place = where.placeText().isEmpty() ? where.areaCode() : where.placeText();
        return new Shown(
                draft.line(),
                time(draft.when(), page),
                page.category(draft.what().categoryCode()),
                place.isEmpty() ? quality : page.text("ingest.preview.placeAndQuality", Page.shown(place, 60), quality),
                page.text("ingest.knownBy." + draft.what().knownBy()),
                Page.shown(draft.what().text().replace('\n', ' '), 120),
                draft.what().countable());
    }

    private static String time(Draft.When when, Page page) {
        return switch (when.precision()) {
            case MINUTE -> page.time(when.earliestMinute());
            case DAY -> local(when, "yyyy-MM-dd", page);
            case MONTH -> local(when, "yyyy-MM", page);
            case YEAR -> local(when, "yyyy", page);
            case HOUR, INTERVAL ->
                page.text("ingest.preview.interval", page.time(when.earliestMinute()), page.time(when.latestMinute()));
        };
    }

    private static String local(Draft.When when, String pattern, Page page) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochSecond(when.earliestMinute() * 60).atZone(page.zone()));
    }
}
