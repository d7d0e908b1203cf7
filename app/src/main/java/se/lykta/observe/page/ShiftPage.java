package se.lykta.observe.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;
import se.lykta.observe.ShiftReport;
import se.lykta.observe.ShiftReports;

/// One agreed shift and its report. Whoever may report their own organisation's shifts finds no others here.
@Controller
@Requires(value = Permission.SHIFT_READ, keepsLimit = true)
class ShiftPage {
    private static final String PATH = "/observe/shifts/{agreement}/{day}";

    private final GuardedShifts shifts;
    private final ShiftReports reports;
    private final Organisations organisations;
    private final ShiftFacts facts;
    private final Clock clock;

    ShiftPage(GuardedShifts shifts, ShiftReports reports, Organisations organisations, ShiftFacts facts, Clock clock) {
        this.shifts = shifts;
        this.reports = reports;
        this.organisations = organisations;
        this.facts = facts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String show(SignedIn me, Access access, @PathVariable UUID agreement, @PathVariable String day, Model model) {
        var guarded = get(me, access, agreement, day);
        var report = guarded.report();
        var form = report == null ? ReportForm.blank(guarded.shift()) : ReportForm.of(report.work());
        return show(me, access, guarded, form, model);
    }

    @Requires(value = Permission.SHIFT_REPORT, keepsLimit = true)
    @PostMapping(PATH)
    String report(
            SignedIn me,
            Access access,
            @PathVariable UUID agreement,
            @PathVariable String day,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        var guarded = get(me, access, agreement, day);
        if (!mayReport(me, access, guarded)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var form = new ReportForm(fields.toSingleValueMap(), List.of());
        return switch (form.read(guarded.shift().terms().serviceNumbers())) {
            case ReportForm.Reading.Refused refused -> show(me, access, guarded, form.with(refused.faults()), model);
            case ReportForm.Reading.Told told -> {
                var origin = new ShiftReport.Origin(
                        ShiftReport.Way.FORM, me.organisation().id(), Instant.now(clock));
                var report = new ShiftReport(agreement, guarded.shift().day(), told.work(), origin);
                reports.put(me.municipality(), agreement, List.of(report), Actor.of(me));
                yield "redirect:/observe/shifts/" + agreement + "/"
                        + guarded.shift().day();
            }
        };
    }

    private String show(SignedIn me, Access access, GuardedShift guarded, ReportForm form, Model model) {
        var written = facts.times(me.municipality());
        model.addAttribute(
                "page",
                new Shown(
                        guarded,
                        new Times(guarded, written, shifts.dueAt(me.municipality())),
                        reporter(me, guarded.report()),
                        facts.of(me.municipality(), guarded.shift()),
                        form,
                        mayReport(me, access, guarded)));
        return "observe/shift";
    }

    private GuardedShift get(SignedIn me, Access access, UUID agreement, String day) {
        return shifts.find(me.municipality(), agreement, day(day))
                .filter(guarded -> access.may(Permission.SHIFT_READ) || isOwn(me, guarded))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /// A shift that has not begun cannot have been walked.
    private static boolean mayReport(SignedIn me, Access access, GuardedShift guarded) {
        return guarded.state() != GuardedShift.State.AGREED
                && access.mayWithinLimit(Permission.SHIFT_REPORT)
                && (access.may(Permission.SHIFT_REPORT) || isOwn(me, guarded));
    }

    private static boolean isOwn(SignedIn me, GuardedShift guarded) {
        return guarded.agreement().company().id().equals(me.organisation().id());
    }

    private @Nullable String reporter(SignedIn me, @Nullable ShiftReport report) {
        return report == null
                ? null
                : organisations.all(me.municipality()).stream()
                        .filter(organisation ->
                                organisation.id().equals(report.origin().organisationId()))
                        .map(Organisation::name)
                        .findFirst()
                        .orElse(null);
    }

    /// The times of a shift as the page shows them.
    record Times(
            String start, String end, String due, @Nullable String reported) {
        Times(GuardedShift guarded, WrittenTimes written, java.time.LocalTime due) {
            this(
                    written.at(guarded.shift().span().start()),
                    written.at(guarded.shift().span().end()),
                    written.at(guarded.shift().dueAt(due, written.zone())),
                    guarded.report() == null
                            ? null
                            : written.at(guarded.report().origin().reportedAt()));
        }
    }

    /// @param reporter the organisation that handed the report in; null when there is none
    /// @param mayReport whether the form is shown
    record Shown(
            GuardedShift guarded,
            Times times,
            @Nullable String reporter,
            ShiftFacts.Shown facts,
            ReportForm form,
            boolean mayReport) {
        /// Code of the shift's week in the calendar.
        public String week() {
            return CoverageCalendar.code(guarded.shift().day());
        }
    }
}
