package se.lykta.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// How often may an alert be false, and after which events is there a warning? From the file
/// `alert/settings.json`.
///
/// @param emergingFalseAlarmsAYear of each scan, more than 0 and at most 50
/// @param countFalseAlarmsAYear of each comparison of weekly counts, more than 0
/// @param nearRepeatCategories codes of the taxonomy
/// @param nearRepeatLeastExtra events above chance that must follow an event near by on average, 0 to 1
record AlertSettings(
        double emergingFalseAlarmsAYear,
        double countFalseAlarmsAYear,
        List<String> nearRepeatCategories,
        double nearRepeatLeastExtra) {
    private static final String FILE = "/alert/settings.json";
    private static final double MOST_EMERGING = 50;
    private static final AlertSettings SHIPPED = read();

    AlertSettings {
        if (!(emergingFalseAlarmsAYear > 0 && emergingFalseAlarmsAYear <= MOST_EMERGING)
                || !(countFalseAlarmsAYear > 0)) {
            throw new IllegalArgumentException("false alarms a year are " + emergingFalseAlarmsAYear + " and "
                    + countFalseAlarmsAYear + ", must be > 0, the first at most " + MOST_EMERGING);
        }
        nearRepeatCategories = List.copyOf(nearRepeatCategories);
    }

    static AlertSettings shipped() {
        return SHIPPED;
    }

    private static AlertSettings read() {
        try (var file = Objects.requireNonNull(AlertSettings.class.getResourceAsStream(FILE))) {
            var root = new JsonMapper().readTree(file);
            var categories = new ArrayList<String>();
            root.get("nearRepeatCategories").forEach(code -> categories.add(code.asString()));
            return new AlertSettings(
                    root.get("emergingFalseAlarmsAYear").asDouble(),
                    root.get("countFalseAlarmsAYear").asDouble(),
                    categories,
                    root.get("nearRepeatLeastExtra").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
