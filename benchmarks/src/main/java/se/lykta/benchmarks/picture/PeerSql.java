package se.lykta.benchmarks.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import se.lykta.area.AreaId;
import se.lykta.area.LocationQuality;
import se.lykta.incident.IncidentFilter;
import se.lykta.ingest.Verification;

/// The same question in the SQL of a peer. Each peer gets columns ready for it (whole centimetres, the hour of the
/// week, local time, the area's number), so that it computes nothing per row that the columns hold ready.
///
/// @param wholeDivision the operator of integer division
/// @param boxHint condition that makes an index of the peer usable, with west, south, east, north in metres; may be
/// empty
record PeerSql(String wholeDivision, String boxHint) {
    private static final int FIRST_MONTH = MadeUpTown.FIRST_DAY.getYear() * 12 + MadeUpTown.FIRST_DAY.getMonthValue();

    /// @return selects the place in the answer, and the count
    String of(Question question) {
        var where = where(question.filter());
        return switch (question.shape()) {
            case CELLS ->
                """
                select (north_cm - %2$d) %1$s %4$d * %5$d + (east_cm - %3$d) %1$s %4$d, count(*)
                from incident
                where %6$s and east_cm is not null and quality <= %7$d
                group by 1
                """.formatted(
                                wholeDivision,
                                MadeUpTown.SOUTH_METRES * 100,
                                MadeUpTown.WEST_METRES * 100,
                                question.cellMetres() * 100,
                                question.columns(),
                                where,
                                LocationQuality.PLACE.ordinal());
            case CLOCK -> """
                select hour_of_week, count(*)
                from incident
                where %s
                group by 1
                """.formatted(where);
            case MONTH_BY_CATEGORY -> """
                select category * %d + extract(year from month) * 12 + extract(month from month) - %d, incidents
                from (
                    select category, date_trunc('month', middle_local) as month, count(*) as incidents
                    from incident
                    where %s
                    group by 1, 2
                ) counted
                """.formatted(Question.MONTHS, FIRST_MONTH, where);
            case AREAS -> """
                select area, count(*)
                from incident
                where %s and area is not null
                group by 1
                """.formatted(where);
        };
    }

    private String where(IncidentFilter filter) {
        var parts = new ArrayList<String>();
        parts.add("middle_minute >= " + filter.fromMinute() + " and middle_minute < " + filter.toMinute());
        in(
                parts,
                "category",
                filter.categories().stream().map(MadeUpTown.CATEGORIES::indexOf).toList());
        in(
                parts,
                "source",
                filter.sources().stream().map(MadeUpTown.SOURCES::indexOf).toList());
        in(parts, "known_by", filter.knownBy().stream().map(Enum::ordinal).toList());
        var quality = filter.leastQuality();
        if (quality != null) {
            parts.add("quality <= " + quality.ordinal());
        }
        var area = filter.area();
        if (area != null) {
            parts.add("area = " + AreaId.index(area));
        }
        if (filter.countedOnly()) {
            parts.add("is_counted and verification not in (" + Verification.RUMOUR.ordinal() + ", "
                    + Verification.REFUTED.ordinal() + ")");
        }
        var box = filter.box();
        if (box != null) {
            parts.add(boxed(box));
        }
        return String.join(" and ", parts);
    }

    private String boxed(IncidentFilter.Box box) {
        var exact = String.format(
                Locale.ROOT,
                "east_cm >= %.0f and east_cm < %.0f and north_cm >= %.0f and north_cm < %.0f",
                box.minEast() * 100,
                box.maxEast() * 100,
                box.minNorth() * 100,
                box.maxNorth() * 100);
        return boxHint.isEmpty()
                ? exact
                : String.format(Locale.ROOT, boxHint, box.minEast(), box.minNorth(), box.maxEast(), box.maxNorth())
                        + " and " + exact;
    }

    private static void in(Collection<String> parts, String column, Collection<Integer> numbers) {
        if (!numbers.isEmpty()) {
            parts.add(column + " in (" + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
        }
    }
}
