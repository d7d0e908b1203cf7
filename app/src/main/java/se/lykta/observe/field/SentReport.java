package se.lykta.observe.field;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.ActionTaken;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.FieldReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A report as a phone sends it, before the municipality's rules are held against it.
///
/// @param times moments by the server's clock, even when the phone's is wrong
/// @param text the note as written, not screened
record SentReport(
        UUID key,
        Times times,
        Spot where,
        String category,
        String text,
        List<ActionTaken> actions,
        String serviceNumber,
        FieldReport.@Nullable ShiftDay shift) {
    private static final Set<String> FIELDS = Set.of(
            "key",
            "madeAt",
            "sentAt",
            "earliestAt",
            "latestAt",
            "where",
            "category",
            "note",
            "actions",
            "serviceNumber",
            "shift");
    private static final Set<String> WHERE = Set.of("way", "longitude", "latitude", "accuracyMetres", "place");
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(2);
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration LONGEST_AGO = Duration.ofDays(366);

    SentReport {
        actions = List.copyOf(actions);
    }

    record Times(Instant madeAt, Instant earliestAt, Instant latestAt) {}

    /// How the place was told.
    enum Way {
        /// By the phone's satellite receiver.
        MEASURED,
        /// With the pin on the map.
        PLACED,
        /// From the list of names.
        NAMED,
        /// Not at all.
        UNKNOWN
    }

    /// @param longitude WGS 84, NaN when none was told
    /// @param accuracyMetres as the phone says; NaN when it does not
    /// @param place as written, not screened
    record Spot(Way way, double longitude, double latitude, double accuracyMetres, String place) {
        boolean hasPosition() {
            return !Double.isNaN(longitude) && !Double.isNaN(latitude);
        }
    }

    /// What came of reading what a phone sent.
    sealed interface Reading {
        record Read(SentReport report) implements Reading {}

        record Refused(List<Fault> faults) implements Reading {}
    }

    /// @param json UTF-8
    static Reading read(byte[] json, Instant now) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return new Reading.Refused(List.of(Fault.FORMAT));
        }
        if (!root.isObject() || !FIELDS.containsAll(root.propertyNames())) {
            return new Reading.Refused(List.of(Fault.FORMAT));
        }
        var faults = new ArrayList<Fault>();
        var key = key(root.path("key"));
        var times = times(root, now);
        var where = where(root.path("where"));
        var actions = actions(root.path("actions"));
        var number = text(root, "serviceNumber").strip().toUpperCase(Locale.ROOT);
        check(faults, key != null && actions != null, Fault.FORMAT);
        check(faults, times != null && isSound(times, now), Fault.TIME);
        check(faults, where != null, Fault.PLACE);
        check(faults, number.isEmpty() || AgreementTerms.isServiceNumber(number), Fault.NUMBER);
        if (key == null || times == null || where == null || actions == null || !faults.isEmpty()) {
            return new Reading.Refused(faults);
        }
        return new Reading.Read(new SentReport(
                key,
                times,
                where,
                text(root, "category"),
                text(root, "note").strip(),
                actions,
                number,
                shift(root.path("shift"))));
    }

    private static void check(List<Fault> faults, boolean holds, Fault fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static boolean isSound(Times times, Instant now) {
        return !times.earliestAt.isAfter(times.latestAt)
                && !times.madeAt.isAfter(now.plus(AHEAD))
                && !times.latestAt.isAfter(now.plus(AHEAD))
                && !times.earliestAt.isBefore(now.minus(LONGEST_AGO));
    }

    /// A phone whose clock is wrong when it sends was wrong by as much when the report was made.
    private static @Nullable Times times(JsonNode root, Instant now) {
        var sent = instant(root.path("sentAt"));
        var made = instant(root.path("madeAt"));
        var earliest = instant(root.path("earliestAt"));
        var latest = instant(root.path("latestAt"));
        if (sent == null || made == null || earliest == null || latest == null) {
            return null;
        }
        var error = Duration.between(sent, now);
        var moved = error.abs().compareTo(CLOCK_ERROR) > 0 ? error : Duration.ZERO;
        return new Times(made.plus(moved), earliest.plus(moved), latest.plus(moved));
    }

    private static @Nullable Spot where(JsonNode node) {
        if (!node.isObject() || !WHERE.containsAll(node.propertyNames())) {
            return null;
        }
        var way = constant(Way.class, text(node, "way"));
        var spot = way == null
                ? null
                : new Spot(
                        way,
                        number(node, "longitude"),
                        number(node, "latitude"),
                        number(node, "accuracyMetres"),
                        text(node, "place").strip());
        boolean needsPosition = way == Way.MEASURED || way == Way.PLACED;
        return spot != null && (spot.hasPosition() || !needsPosition) ? spot : null;
    }

    private static @Nullable List<ActionTaken> actions(JsonNode node) {
        var actions = new ArrayList<ActionTaken>();
        for (var each : node) {
            var action = constant(ActionTaken.class, each.asString(""));
            if (action == null) {
                return null;
            }
            if (!actions.contains(action)) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static FieldReport.@Nullable ShiftDay shift(JsonNode node) {
        var agreement = key(node.path("agreement"));
        try {
            return agreement == null ? null : new FieldReport.ShiftDay(agreement, LocalDate.parse(text(node, "day")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T extends Enum<T>> @Nullable T constant(Class<T> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static double number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static @Nullable UUID key(JsonNode node) {
        var text = node.asString("");
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.asString(""));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
