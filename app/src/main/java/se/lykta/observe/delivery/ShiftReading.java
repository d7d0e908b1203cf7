package se.lykta.observe.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lykta.municipality.Municipality;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.Agreement;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Shift;
import se.lykta.observe.ShiftReport;
import se.lykta.privacy.KnownPlaces;
import se.lykta.privacy.TextScreening;

/// Is what a document says of a shift a report of an agreed one? One fault keeps the whole shift back, so that
/// nothing is taken in half.
final class ShiftReading {
    private static final double MOST_HOURS = 25;
    private static final int MOST_COUNT = 1000;
    private static final int MOST_TEXT = 2000;
    private static final int MOST_NUMBER = 60;

    private final ShiftWords words = ShiftWords.shipped();
    private final Context context;
    private final EventReading events;

    /// Against what is a shift judged?
    ///
    /// @param agreements those of the company that sent the document
    /// @param places names that are no person's
    record Context(Municipality municipality, List<Agreement> agreements, KnownPlaces places, Instant now) {
        ZoneId zone() {
            return municipality.profile().zone();
        }
    }

    ShiftReading(Context context) {
        this.context = context;
        events = new EventReading(context);
    }

    ReadShift read(ToldShift told, ShiftReport.Origin origin) {
        var faults = new Faults(told.line());
        var shift = findShift(told, faults);
        if (shift == null) {
            return faults.asRead();
        }
        double hours = hours(told, shift, faults);
        int rounds = count(told, Field.ROUNDS, faults);
        int checkpoints = count(told, Field.CHECKPOINTS, faults);
        var numbers = serviceNumbers(told, shift, faults);
        var read = events(told, shift, faults);
        var deviations = deviations(told, faults);
        requireOutcome(told, read.size(), faults);
        if (faults.isAny()) {
            return faults.asRead();
        }
        var work = new ShiftReport.Work(hours, read.size(), rounds, checkpoints, deviations.masked(), numbers);
        int masked = deviations.findings().size()
                + read.stream().mapToInt(ShiftEvent::masked).sum();
        var report = new ShiftReport(shift.agreementId(), shift.day(), work, origin.with(number(told)));
        return new ReadShift.Taken(told.line(), report, read, masked);
    }

    private static String number(ToldShift told) {
        var number = TextScreening.screen(told.value(Field.REPORT_NUMBER)).masked();
        return number.substring(0, Math.min(number.length(), MOST_NUMBER));
    }

    private @Nullable Shift findShift(ToldShift told, Faults faults) {
        var name = told.value(Field.AGREEMENT);
        var day = Clocks.findDay(told.value(Field.DAY));
        if (day.isEmpty()) {
            faults.add(FaultCode.DAY_UNREADABLE, told.value(Field.DAY), "2026-11-20");
        }
        var named = context.agreements().stream()
                .filter(agreement -> isCalled(agreement, name, day))
                .toList();
        if (named.isEmpty()) {
            faults.add(FaultCode.AGREEMENT_UNKNOWN, name, known());
        }
        if (faults.isAny()) {
            return null;
        }
        var date = day.orElseThrow();
        var shift = named.stream()
                .flatMap(agreement -> agreement.findShift(date, context.zone()).stream())
                .findFirst();
        if (shift.isEmpty()) {
            faults.add(FaultCode.SHIFT_NOT_AGREED, name + ", " + date, hours(named.getFirst()));
        } else if (context.now().isBefore(shift.get().span().start())) {
            faults.add(
                    FaultCode.SHIFT_NOT_BEGUN,
                    date.toString(),
                    "<= " + LocalDate.ofInstant(context.now(), context.zone()));
        }
        return faults.isAny() ? null : shift.orElse(null);
    }

    private static boolean isCalled(Agreement agreement, String name, Optional<LocalDate> day) {
        var version = day.flatMap(agreement::findVersion).orElse(agreement.newest());
        return version.terms().name().equalsIgnoreCase(name);
    }

    private String known() {
        return context.agreements().stream()
                .map(agreement -> agreement.newest().terms().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String hours(Agreement agreement) {
        return agreement.newest().terms().recurrence().hours().entrySet().stream()
                .map(entry -> entry.getKey().name().substring(0, 3) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /// From and to; without them the agreed hours count as walked.
    private double hours(ToldShift told, Shift shift, Faults faults) {
        var from = told.value(Field.FROM);
        var to = told.value(Field.TO);
        if (from.isEmpty() && to.isEmpty()) {
            return shift.hours();
        }
        var start = Clocks.findTime(from);
        var end = Clocks.findTime(to);
        double hours = start.isEmpty() || end.isEmpty()
                ? 0
                : new AgreedHours(start.get(), end.get())
                        .findOn(shift.day(), context.zone())
                        .map(AgreedHours.Span::hours)
                        .orElse(0.0);
        boolean overlaps = hours > 0 && overlaps(shift, new AgreedHours(start.orElseThrow(), end.orElseThrow()));
        if (!overlaps || hours > MOST_HOURS) {
            faults.add(
                    FaultCode.HOURS_IMPOSSIBLE,
                    from + "-" + to,
                    clock(shift.span().start()) + "-" + clock(shift.span().end()));
        }
        return hours;
    }

    /// Hours that lie wholly outside the agreed ones belong to another shift.
    private boolean overlaps(Shift shift, AgreedHours hours) {
        return hours.findOn(shift.day(), context.zone())
                .filter(span -> span.start().isBefore(shift.span().end())
                        && span.end().isAfter(shift.span().start())
                        && Duration.between(span.start(), span.end()).toHours() <= 2 * shift.hours() + 2)
                .isPresent();
    }

    private String clock(Instant instant) {
        return instant.atZone(context.zone()).toLocalTime().toString();
    }

    private int count(ToldShift told, Field field, Faults faults) {
        var text = told.value(field);
        if (text.isEmpty() || words.isNone(text)) {
            return 0;
        }
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_COUNT) {
            return Integer.parseInt(text);
        }
        faults.add(FaultCode.COUNT_UNREADABLE, words.label(field) + ": " + text, "0-" + MOST_COUNT);
        return 0;
    }

    private static List<String> serviceNumbers(ToldShift told, Shift shift, Faults faults) {
        var numbers = Arrays.stream(told.value(Field.SERVICE_NUMBERS)
                        .toUpperCase(Locale.ROOT)
                        .split("[,;/\\s]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        var agreed = shift.terms().serviceNumbers();
        for (var number : numbers) {
            if (!AgreementTerms.isServiceNumber(number) || (!agreed.isEmpty() && !agreed.contains(number))) {
                faults.add(FaultCode.SERVICE_NUMBER_UNKNOWN, number, String.join(", ", agreed));
            }
        }
        return numbers;
    }

    private List<ShiftEvent> events(ToldShift told, Shift shift, Faults faults) {
        var read = new ArrayList<ShiftEvent>();
        for (var event : told.events()) {
            events.read(event, shift, faults.at(event.line())).ifPresent(read::add);
        }
        return read;
    }

    private TextScreening.Screened deviations(ToldShift told, Faults faults) {
        var text = told.value(Field.DEVIATIONS);
        if (text.length() > MOST_TEXT) {
            faults.add(
                    FaultCode.TEXT_TOO_LONG, words.label(Field.DEVIATIONS) + ": " + text.length(), "<= " + MOST_TEXT);
        }
        return TextScreening.screen(words.isNone(text) ? "" : text, context.places());
    }

    /// Silence is not a quiet night: one or the other must be said.
    private void requireOutcome(ToldShift told, int read, Faults faults) {
        boolean quiet = words.isYes(told.value(Field.OUTCOME));
        if (told.events().isEmpty() && !quiet) {
            faults.add(FaultCode.OUTCOME_MISSING, told.value(Field.OUTCOME), words.label(Field.OUTCOME));
        } else if (read > 0 && quiet) {
            faults.add(FaultCode.OUTCOME_CONTRADICTORY, Integer.toString(read), "0");
        }
    }
}
