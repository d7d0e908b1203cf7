package se.lykta.observe.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.municipality.Municipality;
import se.lykta.observe.FieldReport;
import se.lykta.observe.ShiftReport;

/// One event that a company told of a shift.
///
/// @param key names it among the events of its shift, the same when it is told again
/// @param category code of the municipality's taxonomy
/// @param place in words, screened; empty = not told
/// @param position null = not told
/// @param text what was seen and done, screened
/// @param masked how many words or numbers of the texts were masked
public record ShiftEvent(
        String key,
        Instant at,
        String category,
        String place,
        @Nullable LonLat position,
        String text,
        int masked) {
    /// The report that awaits triage, with a key of its own for the same event of the same shift.
    FieldReport asReport(ShiftReport shift, Municipality municipality) {
        var name = shift.agreementId() + "|" + shift.day() + "|" + key;
        var received = shift.origin().reportedAt();
        return FieldReport.received(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                new FieldReport.Reporter(shift.origin().organisationId(), null, ""),
                new FieldReport.Times(at, received, at, at),
                where(municipality),
                new FieldReport.What(category, text, masked, List.of()),
                new FieldReport.ShiftDay(shift.agreementId(), shift.day()));
    }

    /// A place in words alone lies somewhere in the municipality until a person knows better.
    private FieldReport.Where where(Municipality municipality) {
        if (position == null) {
            var quality = place.isEmpty() ? LocationQuality.UNKNOWN : LocationQuality.MUNICIPALITY;
            return new FieldReport.Where(quality, quality.defaultRadiusMetres(), null, null, place);
        }
        var quality = LocationQuality.POINT;
        return new FieldReport.Where(
                quality,
                quality.defaultRadiusMetres(),
                position,
                municipality.map().metric().project(position),
                place);
    }
}
