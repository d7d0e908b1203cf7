package se.lykta.picture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import se.lykta.incident.Extent;
import se.lykta.picture.answer.PictureQuestion;
import se.lykta.picture.answer.PictureQuestion.Known;

/// The whole state of the page, as its address carries it. What an address gets wrong (an unknown word, a broken
/// date) takes its default, so that an old link still opens.
///
/// @param preset `28d`, `week`, `quarter`, `year` or `own`
/// @param layer code of the layer whose areas are listed; `cells` for cells
/// @param cellMetres side of a cell; 0 = as fits the zoom
/// @param selected id of the cell or area picked out, null for none
/// @param parameters everything else that is kept, in order
record PictureState(
        PictureQuestion question,
        String preset,
        View view,
        String layer,
        int cellMetres,
        @Nullable String selected,
        boolean lastYear,
        int page,
        Map<String, List<String>> parameters) {
    static final String CELLS = "cells";
    private static final Set<Integer> CELL_SIDES = Set.of(50, 100, 250, 500, 1000, 2000);
    private static final Set<String> KEPT = new TreeSet<>(Set.of(
            "period",
            "from",
            "to",
            "type",
            "source",
            "known",
            "quality",
            "layer",
            "area",
            "cell",
            "view",
            "lastYear",
            "z",
            "lon",
            "lat",
            "zoom"));

    /// What the map's place shows.
    enum View {
        CELLS,
        AREAS,
        DENSITY,
        LASTYEAR,
        TABLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads an address.
    ///
    /// @param parameters as sent
    /// @param today in the municipality's time zone
    /// @param defaultKnown what is shown when the address does not say
    static PictureState of(Map<String, String[]> parameters, LocalDate today, Known defaultKnown) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var name : KEPT) {
            var sent = parameters.get(name);
            if (sent != null) {
                var filled = java.util.Arrays.stream(sent)
                        .filter(value -> !value.isBlank())
                        .toList();
                if (!filled.isEmpty()) {
                    values.put(name, filled);
                }
            }
        }
        var preset = first(values, "period", "28d");
        var period = period(preset, day(values, "from"), day(values, "to"), today);
        var question = new PictureQuestion(
                period.from(),
                period.to(),
                Set.copyOf(values.getOrDefault("type", List.of())),
                Set.copyOf(values.getOrDefault("source", List.of())),
                word(values, "known", Known::valueOf, defaultKnown),
                quality(values),
                number(values, "area", null));
        Integer cell = number(values, "cell", 0);
        return new PictureState(
                question,
                period.preset(),
                word(values, "view", View::valueOf, View.CELLS),
                first(values, "layer", CELLS),
                cell != null && CELL_SIDES.contains(cell) ? cell : 0,
                single(parameters, "selected"),
                values.containsKey("lastYear"),
                page(parameters),
                values);
    }

    private record Period(String preset, LocalDate from, LocalDate to) {}

    /// The form always sends its dates; only `own` means both, the others end (or lie) at the last day.
    private static Period period(String preset, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (preset.equals("own")
                && from != null
                && to != null
                && !to.isBefore(from)
                && from.isAfter(to.minusYears(3))) {
            return new Period(preset, from, to);
        }
        var last = to == null ? today : to;
        return switch (preset) {
            case "week" -> {
                var monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(preset, monday, monday.plusDays(6));
            }
            case "quarter" -> {
                var start = LocalDate.of(last.getYear(), (last.getMonthValue() - 1) / 3 * 3 + 1, 1);
                yield new Period(preset, start, start.plusMonths(3).minusDays(1));
            }
            case "year" -> new Period(preset, LocalDate.of(last.getYear(), 1, 1), LocalDate.of(last.getYear(), 12, 31));
            default -> {
                var end = last.isAfter(today) ? today : last;
                yield new Period("28d", end.minusDays(27), end);
            }
        };
    }

    /// The period one step earlier (-1) or later (1).
    PictureState stepped(int steps) {
        var from = question.from();
        var to = question.to();
        var moved = switch (preset) {
            case "quarter" -> {
                var start = from.plusMonths(3L * steps);
                yield question.during(start, start.plusMonths(3).minusDays(1));
            }
            case "year" -> question.during(from.plusYears(steps), to.plusYears(steps));
            default ->
                question.during(
                        from.plusDays((long) steps * question.days()), to.plusDays((long) steps * question.days()));
        };
        var changed = new LinkedHashMap<>(parameters);
        changed.put("period", List.of(preset));
        changed.put("from", List.of(moved.from().toString()));
        changed.put("to", List.of(moved.to().toString()));
        return new PictureState(moved, preset, view, layer, cellMetres, selected, lastYear, 1, changed);
    }

    /// The same of one piece of ground; addresses do not tell of it.
    PictureState within(Extent extent) {
        return new PictureState(
                question.within(extent), preset, view, layer, cellMetres, selected, lastYear, page, parameters);
    }

    /// The address of the page with one parameter changed; null takes it away.
    String href(String name, @Nullable String value) {
        return href("/picture", name, value);
    }

    String href(String path, String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(parameters);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return path + query(changed);
    }

    /// The address of another resource with the same state.
    String href(String path) {
        return path + query(parameters);
    }

    /// The state as a query string without its question mark, as saved views keep it.
    String query() {
        var text = query(parameters);
        return text.isEmpty() ? "" : text.substring(1);
    }

    private static String query(Map<String, List<String>> parameters) {
        var parts = new ArrayList<String>();
        parameters.forEach((name, values) ->
                values.forEach(value -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String first(Map<String, List<String>> values, String name, String otherwise) {
        return values.getOrDefault(name, List.of(otherwise)).getFirst();
    }

    private static @Nullable String single(Map<String, String[]> parameters, String name) {
        var sent = parameters.get(name);
        return sent == null || sent.length == 0 || sent[0].isBlank() ? null : sent[0];
    }

    private static int page(Map<String, String[]> parameters) {
        var sent = single(parameters, "page");
        return sent != null && sent.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(sent) : 1;
    }

    private static @Nullable LocalDate day(Map<String, List<String>> values, String name) {
        try {
            return values.containsKey(name) ? LocalDate.parse(values.get(name).getFirst()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Integer number(
            Map<String, List<String>> values, String name, @Nullable Integer otherwise) {
        var sent = values.get(name);
        return sent != null && sent.getFirst().matches("[0-9]{1,9}") ? Integer.valueOf(sent.getFirst()) : otherwise;
    }

    private static @Nullable LocationQuality quality(Map<String, List<String>> values) {
        return values.containsKey("quality")
                ? word(values, "quality", LocationQuality::valueOf, LocationQuality.UNKNOWN)
                : null;
    }

    private static <T> T word(Map<String, List<String>> values, String name, Function<String, T> parse, T otherwise) {
        var sent = values.get(name);
        if (sent == null) {
            return otherwise;
        }
        try {
            return parse.apply(sent.getFirst().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
