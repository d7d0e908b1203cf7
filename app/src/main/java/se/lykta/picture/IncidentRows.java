package se.lykta.picture;

import java.util.List;
import java.util.Locale;
import se.lykta.access.Permission;
import se.lykta.incident.Incident;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.Incidents;
import se.lykta.ingest.TimePrecision;
import se.lykta.municipality.WrittenTimes;
import se.lykta.picture.PicturePage.IncidentRow;
import se.lykta.picture.PicturePage.IncidentTable;

/// The incidents behind the numbers, as rows.
final class IncidentRows {
    private static final int PAGE_ROWS = 25;

    private final Asking asking;
    private final Incidents incidents;

    IncidentRows(Asking asking, Incidents incidents) {
        this.asking = asking;
        this.incidents = incidents;
    }

    /// One page of all that match, newest first.
    IncidentTable table() {
        var filter = asking.question().filter(asking.columns().zone());
        long all = asking.scan().count(filter);
        int first = (asking.state().page() - 1) * PAGE_ROWS;
        var phrases = asking.phrases();
        if (all == 0) {
            return new IncidentTable(List.of(), phrases.text("picture.incidents.none"), null, null);
        }
        var ids = asking.scan().newestIds(filter, first + PAGE_ROWS);
        var rows = rows(ids.subList(Math.min(first, ids.size()), ids.size()));
        return new IncidentTable(
                rows,
                phrases.text(
                        "picture.incidents.span",
                        phrases.number(first + 1),
                        phrases.number(first + rows.size()),
                        phrases.number(all)),
                first == 0
                        ? null
                        : asking.state()
                                .href("page", Integer.toString(asking.state().page() - 1)),
                first + rows.size() >= all
                        ? null
                        : asking.state()
                                .href("page", Integer.toString(asking.state().page() + 1)));
    }

    /// The newest that match, for the detail panel.
    List<IncidentRow> newest(IncidentFilter filter, int limit) {
        return rows(asking.scan().newestIds(filter, limit));
    }

    private List<IncidentRow> rows(List<Long> ids) {
        return incidents.byIds(asking.columns().municipality(), ids).stream()
                .map(this::row)
                .toList();
    }

    private IncidentRow row(Incident incident) {
        var phrases = asking.phrases();
        var what = incident.what();
        return new IncidentRow(
                Long.toString(incident.id()),
                time(incident.when()),
                type(what),
                incident.where().place().isEmpty()
                        ? phrases.text("picture.incident.noPlace")
                        : incident.where().place(),
                quality(incident.where()),
                incident.origin().source(),
                phrases.text("picture.knownBy." + what.knownBy().name().toLowerCase(Locale.ROOT)),
                asking.access().may(Permission.INCIDENT_TEXT) ? what.text() : "");
    }

    private String type(Incident.What what) {
        return asking.ground()
                .municipality()
                .words()
                .taxonomy()
                .find(what.category())
                .map(category -> category.name().in(asking.phrases().locale()))
                .orElse(what.category());
    }

    private String quality(Incident.Where where) {
        var word = asking.phrases()
                .text("picture.quality." + where.quality().name().toLowerCase(Locale.ROOT));
        return where.quality().mayBeDot() && where.radiusMetres() > 0
                ? asking.phrases()
                        .text("picture.quality.radius", word, asking.phrases().number(where.radiusMetres()))
                : word;
    }

    private String time(Incident.When when) {
        var phrases = asking.phrases();
        var times = new WrittenTimes(
                phrases.messages(), phrases.locale(), asking.columns().zone());
        var from = times.day(when.earliest());
        if (when.precision() == TimePrecision.MONTH) {
            return "%d-%02d".formatted(from.getYear(), from.getMonthValue());
        }
        if (when.precision() == TimePrecision.DAY) {
            return from.toString();
        }
        return times.between(when.earliest(), when.latest());
    }
}
