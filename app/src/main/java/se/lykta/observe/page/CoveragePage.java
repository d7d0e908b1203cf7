package se.lykta.observe.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;

/// What was agreed, reported and missing, week by week; whoever may see their own organisation's shifts sees
/// those.
@Controller
@Requires(value = Permission.SHIFT_READ, keepsLimit = true)
class CoveragePage {
    private static final int WEEKS = 4;
    private static final int WEEKS_BACK = 2;
    /// So far back are missing reports looked for.
    private static final int MISSING_WEEKS = 53;

    private final GuardedShifts shifts;
    private final Municipalities municipalities;
    private final Clock clock;

    CoveragePage(GuardedShifts shifts, Municipalities municipalities, Clock clock) {
        this.shifts = shifts;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /// @param week the first of the weeks to show, such as `2026-W47`
    @GetMapping("/observe")
    String show(SignedIn me, Access access, @RequestParam(defaultValue = "") String week, Model model) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        var today = LocalDate.now(clock.withZone(zone));
        var monday = week.isEmpty() ? monday(today).minusWeeks(WEEKS_BACK) : parse(week);
        var shown = visible(me, access, monday, monday.plusWeeks(WEEKS).minusDays(1));
        var past = visible(me, access, monday(today).minusWeeks(MISSING_WEEKS), today);
        model.addAttribute("page", CoverageCalendar.of(monday, WEEKS, shown, past, today));
        return "observe/calendar";
    }

    private List<GuardedShift> visible(SignedIn me, Access access, LocalDate from, LocalDate to) {
        return shifts.between(me.municipality(), from, to).stream()
                .filter(guarded -> access.may(Permission.SHIFT_READ)
                        || guarded.agreement()
                                .company()
                                .id()
                                .equals(me.organisation().id()))
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate parse(String week) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
