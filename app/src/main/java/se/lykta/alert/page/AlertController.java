package se.lykta.alert.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.alert.Alert;
import se.lykta.alert.AlertKind;
import se.lykta.alert.AlertRuns;
import se.lykta.alert.Alerts;
import se.lykta.alert.EveningLook;
import se.lykta.alert.WaitingAlerts;
import se.lykta.audit.Actor;
import se.lykta.privacy.TextScreening;

/// What the nightly look found, what became of it, and the month's hits and false alarms.
@Controller
@Requires(Permission.ALERT_READ)
class AlertController {
    private static final Logger LOG = LoggerFactory.getLogger(AlertController.class);
    private static final String PATH = "/alert";
    private static final int MOST_SNOOZE_DAYS = 90;
    private static final int MOST_REMARK = 500;

    private static final Comparator<AlertLine> MOST_TELLING_FIRST = Comparator.comparing(
                    (AlertLine line) -> line.alert().find().kind())
            .thenComparing(line -> line.alert().lastOn(), Comparator.reverseOrder());

    private final Alerts alerts;
    private final AlertRuns runs;
    private final AlertLines lines;
    private final EveningLook look;

    AlertController(Alerts alerts, AlertRuns runs, AlertLines lines, EveningLook look) {
        this.alerts = alerts;
        this.runs = runs;
        this.lines = lines;
        this.look = look;
    }

    @GetMapping(PATH)
    String list(SignedIn me, Locale locale, Model model) {
        return list(me, locale, model, "");
    }

    private String list(SignedIn me, Locale locale, Model model, String fault) {
        var today = today(me);
        var all = lines.of(
                me.municipality(),
                alerts.seenBetween(me.municipality(), today.minusDays(WaitingAlerts.SHOWN_DAYS), today),
                today,
                locale);
        model.addAttribute(
                "page",
                new Listed(
                        all.stream()
                                .filter(AlertLine::waiting)
                                .sorted(MOST_TELLING_FIRST)
                                .toList(),
                        all.stream().filter(line -> !line.waiting()).toList(),
                        runs.findLast(me.municipality()).orElse(null),
                        WaitingAlerts.SHOWN_DAYS,
                        fault));
        return "alert/alerts";
    }

    @GetMapping(PATH + "/month")
    String month(SignedIn me, @RequestParam(required = false) @Nullable String month, Locale locale, Model model) {
        var chosen = month(month, YearMonth.from(today(me)));
        var found = lines.of(
                me.municipality(),
                alerts.between(me.municipality(), chosen.atDay(1), chosen.atEndOfMonth()),
                today(me),
                locale);
        model.addAttribute("page", MonthPage.of(chosen, found, kind -> stated(me, chosen, kind)));
        return "alert/month";
    }

    /// How many false alarms a year the month's evenings state.
    private double stated(SignedIn me, YearMonth month, AlertKind kind) {
        return kind == AlertKind.COUNT
                ? runs.findCountFalseAlarmsAYear(me.municipality(), month.atDay(1), month.atEndOfMonth())
                        .orElseGet(() -> look.falseAlarmsAYear(kind))
                : look.falseAlarmsAYear(kind);
    }

    /// Looks at the last evening anew, beside the pages: a large town takes a minute.
    @Requires(Permission.ALERT_HANDLE)
    @PostMapping(PATH + "/look")
    String look(SignedIn me) {
        var evening = look.lastEvening(me.municipality());
        Thread.ofVirtual().name("alerts").start(() -> {
            try {
                look.lookAgain(me.municipality(), evening, Actor.of(me));
            } catch (RuntimeException e) {
                LOG.error("alerts municipality={} not looked for", me.municipality(), e);
            }
        });
        return "redirect:" + PATH;
    }

    @Requires(Permission.ALERT_HANDLE)
    @PostMapping(PATH + "/{id}/acknowledge")
    String acknowledge(SignedIn me, @PathVariable UUID id) {
        return after(alerts.acknowledge(me.municipality(), id, Actor.of(me)));
    }

    @Requires(Permission.ALERT_HANDLE)
    @PostMapping(PATH + "/{id}/reopen")
    String reopen(SignedIn me, @PathVariable UUID id) {
        return after(alerts.reopen(me.municipality(), id, Actor.of(me)));
    }

    @Requires(Permission.ALERT_HANDLE)
    @PostMapping(PATH + "/{id}/snooze")
    String snooze(SignedIn me, @PathVariable UUID id, @RequestParam int days) {
        if (days < 1 || days > MOST_SNOOZE_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return after(alerts.snooze(me.municipality(), id, today(me).plusDays(days), Actor.of(me)));
    }

    @Requires(Permission.ALERT_HANDLE)
    @PostMapping(PATH + "/{id}/judge")
    String judge(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam Alert.Judgement judgement,
            @RequestParam(defaultValue = "") String remark,
            Locale locale,
            Model model) {
        var text = remark.strip();
        if (text.length() > MOST_REMARK
                || !TextScreening.screen(text, lines.known(me.municipality())).isClean()) {
            return list(me, locale, model, "alert.fault.remark");
        }
        return after(alerts.judge(me.municipality(), id, judgement, text, Actor.of(me)));
    }

    private static String after(boolean found) {
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + PATH;
    }

    private LocalDate today(SignedIn me) {
        return look.lastEvening(me.municipality()).plusDays(1);
    }

    private static YearMonth month(@Nullable String asked, YearMonth otherwise) {
        try {
            return asked == null ? otherwise : YearMonth.parse(asked);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /// @param last the evening looked at last; null when none was
    /// @param days how far back the page reaches
    /// @param fault key of a message; empty = none
    record Listed(
            List<AlertLine> waiting, List<AlertLine> handled, AlertRuns.@Nullable Run last, int days, String fault) {}
}
