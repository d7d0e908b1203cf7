package se.lykta.alert.page;

import java.time.temporal.IsoFields;
import java.util.Locale;
import org.springframework.context.MessageSource;
import se.lykta.alert.Alert;
import se.lykta.alert.Find;

/// The sentences of an alert in the reader's language: what, why, how sure, and how often it is false.
record AlertWords(MessageSource messages, Locale locale) {
    private static final double RAREST = 1e-4;

    /// @param spot what people call where it is; empty where it is nowhere in particular
    /// @param category the name of what was counted; empty = all
    record Names(String spot, String category) {}

    String title(Alert alert, Names names) {
        return switch (alert.find().kind()) {
            case EMERGING -> text("alert.title.EMERGING", names.spot());
            case COUNT ->
                names.category().isEmpty()
                        ? text("alert.title.COUNT", names.spot())
                        : text("alert.title.category", names.category());
            case NEAR_REPEAT -> text("alert.title.NEAR_REPEAT", names.category(), names.spot());
            case MISSING_REPORT -> text("alert.title.MISSING_REPORT", names.spot());
        };
    }

    String why(Alert alert) {
        var find = alert.find();
        var what = alert.latest().what();
        var why = alert.latest().why();
        var known = what.knownBy().isEmpty() ? "" : text("alert.known." + what.knownBy());
        return switch (find.kind()) {
            case EMERGING ->
                text(
                        "alert.why.EMERGING",
                        why.counted(),
                        known,
                        Math.round(alert.latest().radiusMetres()),
                        what.from().toString(),
                        what.to().toString(),
                        why.expected());
            case COUNT -> text("alert.why.COUNT", why.counted(), known, week(what), why.expected(), why.threshold());
            case NEAR_REPEAT -> nearRepeat(find);
            case MISSING_REPORT -> text("alert.why.MISSING_REPORT", what.from().toString());
        };
    }

    /// What it was when it first showed, beside what it is now; empty when nothing has changed.
    String went(Alert alert) {
        var first = alert.find().why();
        var now = alert.latest().why();
        if (!alert.hasGoneOn()) {
            return "";
        }
        return switch (alert.find().kind()) {
            case EMERGING ->
                text(
                        "alert.went.EMERGING",
                        alert.firstOn().toString(),
                        first.counted(),
                        first.expected(),
                        now.counted(),
                        now.expected());
            case COUNT ->
                text(
                        "alert.went.COUNT",
                        week(alert.find().what()),
                        first.counted(),
                        first.expected(),
                        week(alert.latest().what()),
                        now.counted(),
                        now.expected());
            case NEAR_REPEAT, MISSING_REPORT -> "";
        };
    }

    private static int week(Find.What what) {
        return what.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private String nearRepeat(Find find) {
        var raised = find.why().raised();
        return raised == null
                ? ""
                : text(
                        "alert.why.NEAR_REPEAT",
                        find.what().from().toString(),
                        raised.ratio(),
                        Math.round(find.where().radiusMetres()),
                        raised.days());
    }

    /// How sure is it?
    String sure(Alert alert) {
        double chance = alert.latest().why().chance();
        return switch (alert.find().kind()) {
            case EMERGING -> text("alert.sure.EMERGING", Math.max(1, Math.round(1 / chance)));
            // Farther out the model tells nothing that could be checked.
            case COUNT ->
                chance < RAREST
                        ? text("alert.sure.rare", Math.round(1 / RAREST))
                        : text("alert.sure.COUNT", Math.max(1, Math.round(1 / chance)));
            case NEAR_REPEAT -> text("alert.sure.NEAR_REPEAT");
            case MISSING_REPORT -> text("alert.sure.MISSING_REPORT");
        };
    }

    String falseAlarms(Alert alert) {
        return switch (alert.find().kind()) {
            // One find that lasts for some nights is one alert, so there are fewer than the nights by chance.
            case EMERGING -> text("alert.false.atMost", alert.find().falseAlarmsAYear());
            case COUNT, NEAR_REPEAT -> text("alert.false", alert.find().falseAlarmsAYear());
            case MISSING_REPORT -> text("alert.false.none");
        };
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
