package se.lykta.observe.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Shift;
import se.lykta.observe.ShiftReport;
import se.lykta.privacy.TextScreening;

/// The fields of a shift's report as somebody filled them in, and what is wrong with them.
///
/// @param values by field name, as written
/// @param faults keys of messages, empty while nobody has sent the form
record ReportForm(Map<String, String> values, List<String> faults) {
    static final String NOTHING = "nothing";
    static final String EVENTS = "events";

    private static final double MOST_HOURS = 25;
    private static final int MOST_COUNT = 1000;
    private static final int MOST_TEXT = 2000;

    ReportForm {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /// A form for the shift as agreed, on which nobody has said yet what happened.
    static ReportForm blank(Shift shift) {
        return new ReportForm(Map.of("hours", plain(shift.hours())), List.of());
    }

    /// What is reported already, to be corrected.
    static ReportForm of(ShiftReport.Work work) {
        var values = new LinkedHashMap<String, String>();
        values.put("hours", plain(work.hours()));
        values.put("outcome", work.events() == 0 ? NOTHING : EVENTS);
        values.put("events", work.events() == 0 ? "" : Integer.toString(work.events()));
        values.put("rounds", Integer.toString(work.rounds()));
        values.put("checkpoints", Integer.toString(work.checkpoints()));
        values.put("deviations", work.deviations());
        values.put("serviceNumbers", String.join(", ", work.serviceNumbers()));
        return new ReportForm(values, List.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    ReportForm with(List<String> found) {
        return new ReportForm(values, found);
    }

    /// What came of reading the fields.
    sealed interface Reading {
        record Told(ShiftReport.Work work) implements Reading {}

        record Refused(List<String> faults) implements Reading {}
    }

    /// @param agreedNumbers the service numbers that may come; empty = any
    Reading read(List<String> agreedNumbers) {
        var faults = new ArrayList<String>();
        double hours = hours(faults);
        int events = events(faults);
        int rounds = count("rounds", faults);
        int checkpoints = count("checkpoints", faults);
        var screened = TextScreening.screen(value("deviations"));
        if (screened.isBlocked()) {
            faults.add("observe.report.fault.person");
        }
        if (value("deviations").length() > MOST_TEXT || screened.masked().length() > MOST_TEXT) {
            faults.add("observe.report.fault.text");
        }
        var numbers = Arrays.stream(
                        value("serviceNumbers").toUpperCase(Locale.ROOT).split("[,;\\s]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        if (!numbers.stream().allMatch(AgreementTerms::isServiceNumber)
                || (!agreedNumbers.isEmpty() && !agreedNumbers.containsAll(numbers))) {
            faults.add("observe.report.fault.numbers");
        }
        return faults.isEmpty()
                ? new Reading.Told(new ShiftReport.Work(hours, events, rounds, checkpoints, screened.masked(), numbers))
                : new Reading.Refused(faults);
    }

    private double hours(List<String> faults) {
        try {
            double hours = Double.parseDouble(value("hours").replace(',', '.'));
            if (hours > 0 && hours <= MOST_HOURS) {
                return hours;
            }
        } catch (NumberFormatException e) {
            // The fault is told below.
        }
        faults.add("observe.report.fault.hours");
        return 0;
    }

    /// Nothing to report must be said, so that an empty field is not taken for a quiet night.
    private int events(List<String> faults) {
        int events = value(EVENTS).isEmpty() ? 0 : count(EVENTS, faults);
        boolean said = value("outcome").equals(NOTHING)
                ? events == 0
                : value("outcome").equals(EVENTS) && events > 0;
        if (!said && faults.stream().noneMatch("observe.report.fault.counts"::equals)) {
            faults.add("observe.report.fault.outcome");
        }
        return events;
    }

    private int count(String field, List<String> faults) {
        var text = value(field);
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_COUNT) {
            return Integer.parseInt(text);
        }
        if (!faults.contains("observe.report.fault.counts")) {
            faults.add("observe.report.fault.counts");
        }
        return 0;
    }

    private static String plain(double hours) {
        return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
    }
}
