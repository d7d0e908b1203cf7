package se.lykta.ingest.police;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowReader;

/// One event of the police feed as the API gives it.
/// @param datetime time of publication, `2025-11-14 9:35:09 +01:00`: the hour may have one digit
/// @param name the title, with the time of the event and the place
/// @param locationName municipality or county; since January 2026 always the county, and its position a
///     centre of the
///     area: never used as a position
/// @param firstSeen when this version was first seen; empty if not known
public record PoliceEvent(
        String id,
        String datetime,
        String name,
        String summary,
        String url,
        String type,
        String locationName,
        String firstSeen) {

    /// The columns that a template for the feed may use.
    public static final Header HEADER = Header.ofTyped(List.of(
            "id",
            "published",
            "title",
            "type",
            "summary",
            "url",
            "event.time",
            "area.code",
            "area.kind",
            "area.name",
            "area.from",
            "first_seen"));

    /// The event as a row, with the time, the type and the area that its title tells. The area comes from the
    /// title; if that names none, from the location. The type comes from its own field, which is corrected
    /// afterwards; if that is empty, from the title.
    public RowReader.Entry toRow(long line) {
        Optional<PoliceTitle> parts = PoliceTitle.find(name);
        if (parts.isEmpty()) {
            return new Rejected(line, "name", RejectCode.POLICE_TITLE_UNREADABLE, name);
        }
        PoliceTitle title = parts.get();
        Optional<LocalDate> published = findPublished();
        if (published.isEmpty()) {
            return new Rejected(line, "datetime", RejectCode.TIME_UNREADABLE, datetime);
        }
        Optional<LocalDateTime> happened = title.findTime(published.get());
        if (happened.isEmpty()) {
            return new Rejected(line, "name", RejectCode.TIME_IMPLAUSIBLE, name);
        }
        Optional<String> byTitle = SwedishAreas.findCode(title.area());
        Optional<String> area = byTitle.isPresent() ? byTitle : SwedishAreas.findCode(locationName);
        if (area.isEmpty()) {
            return new Rejected(line, "name", RejectCode.AREA_UNRESOLVED, title.area());
        }
        String code = area.get();
        return new Row(line, HEADER, new String[] {
            id,
            datetime,
            name,
            type.isBlank() ? title.type() : type.strip(),
            summary,
            url,
            happened.get().toString().replace('T', ' '),
            code,
            code.length() == 2 ? "county" : "municipality",
            byTitle.isPresent() ? title.area() : locationName,
            byTitle.isPresent() ? "title" : "location",
            firstSeen
        });
    }

    private Optional<LocalDate> findPublished() {
        try {
            return datetime.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(datetime.substring(0, 10)));
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }
}
