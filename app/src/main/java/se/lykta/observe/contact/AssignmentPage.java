package se.lykta.observe.contact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.observe.FieldReports;
import se.lykta.observe.delivery.Deliveries;

/// Takes the form that gives something an owner and a last day.
@Controller
@Requires(Permission.TRIAGE)
class AssignmentPage {
    private static final Pattern BACK = Pattern.compile("/observe/(triage|deliveries)/[0-9a-f-]{36}");

    private final Assignments assignments;
    private final ContactDesk desk;
    private final FieldReports reports;
    private final Deliveries deliveries;

    AssignmentPage(Assignments assignments, ContactDesk desk, FieldReports reports, Deliveries deliveries) {
        this.assignments = assignments;
        this.desk = desk;
        this.reports = reports;
        this.deliveries = deliveries;
    }

    /// @param due empty = as the rules have it
    /// @param back the page that shows the thing
    @PostMapping("/observe/contact/{item}")
    String assign(
            SignedIn me,
            @PathVariable UUID item,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String due,
            @RequestParam String back) {
        if (reports.find(me.municipality(), item).isEmpty()
                && deliveries.find(me.municipality(), item).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (version < 0 || !BACK.matcher(back).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            var chosen = desk.choices(me.municipality()).read(owner);
            boolean put =
                    assignments.put(me.municipality(), new Assignment(item, version, chosen, day(due)), Actor.of(me));
            return "redirect:" + back + (put ? "" : "?owner=changed");
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static @Nullable LocalDate day(String due) {
        return due.isEmpty() ? null : LocalDate.parse(due);
    }
}
