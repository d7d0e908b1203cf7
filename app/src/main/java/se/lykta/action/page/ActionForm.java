package se.lykta.action.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionTerms;
import se.lykta.action.FormFields;

/// The fields of an action as somebody filled them in, and what is wrong with them.
///
/// @param values by field name, as written
/// @param faults keys of messages, empty while nobody has sent the form
record ActionForm(Map<String, String> values, List<String> faults) {
    private static final int DUE_DAYS = 28;
    private static final int CHECK_WEEKS = 26;
    private static final int MOST_KRONOR = 500_000_000;

    ActionForm {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /// What the page offers before anybody has written.
    static ActionForm blank(LocalDate today, UUID owner, String kindCode) {
        var values = new LinkedHashMap<String, String>();
        values.put("due", today.plusDays(DUE_DAYS).toString());
        values.put("checkOn", today.plusDays(DUE_DAYS).plusWeeks(CHECK_WEEKS).toString());
        values.put("owner", owner.toString());
        values.put("kind", kindCode);
        return new ActionForm(values, List.of());
    }

    /// The same with where and why filled in beforehand.
    ///
    /// @param placeId of a named place; empty for none
    ActionForm with(String placeId, String where, String reason) {
        var filled = new LinkedHashMap<>(values);
        filled.put("place", placeId);
        filled.put("where", where);
        filled.put("reason", reason);
        return new ActionForm(filled, faults);
    }

    static ActionForm of(ActionTerms terms) {
        var values = new LinkedHashMap<String, String>();
        values.put("title", terms.title());
        values.put("kind", terms.kindCode());
        values.put("what", terms.what());
        values.put("alternatives", terms.alternatives());
        values.put("owner", terms.owner().organisationId().toString());
        values.put("unit", terms.owner().unit());
        values.put("due", terms.days().due().toString());
        values.put("start", text(terms.days().start()));
        values.put("end", text(terms.days().end()));
        values.put("remind", text(terms.days().remind()));
        values.put("cost", text(terms.costKronor()));
        values.put("measure", terms.check().measure());
        values.put("checkOn", text(terms.check().on()));
        return new ActionForm(values, List.of());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    ActionForm with(List<String> found) {
        return new ActionForm(values, found);
    }

    /// The terms that the fields say; null when something is wrong, which the fields then tell.
    ///
    /// @param owners who can be named
    static @Nullable ActionTerms read(FormFields fields, List<ActionKind> kinds, List<Organisation> owners) {
        var kind = kinds.stream()
                .filter(known -> known.code().equals(fields.value("kind")))
                .findFirst()
                .orElse(null);
        fields.requireThat(kind != null, "action.fault.kind");
        var owner = owners.stream()
                .filter(known -> known.id().toString().equals(fields.value("owner")))
                .findFirst()
                .orElse(null);
        fields.requireThat(owner != null, "action.fault.owner");
        var title = fields.text("title", 120, "action.fault.title");
        var alternatives = fields.text("alternatives", FormFields.LONG_TEXT);
        fields.requireThat(kind == null || !kind.control() || !alternatives.isEmpty(), "action.fault.alternatives");
        var due = fields.day("due", "action.fault.due");
        var start = fields.day("start");
        var end = fields.day("end");
        fields.requireThat(start == null || end == null || !end.isBefore(start), "action.fault.end");
        var remind = fields.day("remind");
        var cost = fields.number("cost", MOST_KRONOR);
        var check = new ActionTerms.Check(fields.text("measure", FormFields.LONG_TEXT), fields.day("checkOn"));
        var what = fields.text("what", FormFields.LONG_TEXT);
        var unit = fields.text("unit", FormFields.SHORT_TEXT);
        return !fields.isRight() || kind == null || owner == null
                ? null
                : new ActionTerms(
                        title,
                        kind.code(),
                        what,
                        alternatives,
                        new ActionTerms.Owner(owner.id(), unit),
                        new ActionTerms.Days(due, start, end, remind),
                        cost,
                        check);
    }
}
