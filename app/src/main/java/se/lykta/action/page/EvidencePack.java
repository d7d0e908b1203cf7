package se.lykta.action.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.action.Action;
import se.lykta.action.ActionDetail;
import se.lykta.action.Basis;
import se.lykta.action.DetailFields;
import se.lykta.document.Document;

/// What an authority or a board asks for before a camera, guards, a pledge or lighting: the need in counts, what
/// else was weighed, and every field that is written, as one document.
@Component
class EvidencePack {
    private final MessageSource messages;

    EvidencePack(MessageSource messages) {
        this.messages = messages;
    }

    /// @param kind name in the reader's language
    /// @param finding null when the basis is a reason
    record Case(Action action, String kind, DetailFields fields, ActionChoices.@Nullable FindingLine finding) {}

    /// @param newest null while nothing is written
    /// @param evidence null when there is none or the reader may not see it
    Document document(
            Case about, @Nullable ActionDetail newest, ActionDetail.@Nullable Evidence evidence, Locale locale) {
        var action = about.action();
        var sections = new ArrayList<Document.Section>();
        sections.add(section("action.pack.action", action(about, locale), locale));
        sections.add(section("action.basis.title", basis(about, locale), locale));
        if (!action.terms().alternatives().isEmpty()) {
            sections.add(
                    section("action.field.alternatives", List.of(action.terms().alternatives()), locale));
        }
        if (evidence != null) {
            sections.add(section("action.detail.evidence", counts(evidence, locale), locale));
        }
        if (newest != null) {
            about.fields().fields().stream()
                    .filter(field -> !newest.value(field.code()).isEmpty())
                    .map(field -> new Document.Section(field.label().in(locale), List.of(newest.value(field.code()))))
                    .forEach(sections::add);
        }
        var under = Stream.of(
                        about.fields().lead().in(locale),
                        newest == null
                                ? text("action.pack.unwritten", locale)
                                : text("action.detail.version", locale, newest.number()))
                .toList();
        var title = text("action.detail." + about.fields().kind(), locale) + ": "
                + action.terms().title();
        return new Document(title, under, sections, locale.getLanguage());
    }

    private List<String> action(Case about, Locale locale) {
        var terms = about.action().terms();
        var lines = new ArrayList<String>();
        lines.add(line("action.field.kind", about.kind(), locale));
        lines.add(line("action.pack.where", about.action().site().name(), locale));
        if (!terms.what().isEmpty()) {
            lines.add(line("action.field.what", terms.what(), locale));
        }
        lines.add(line("action.field.owner", ActionCard.owner(about.action()), locale));
        lines.add(line("action.field.due", terms.days().due(), locale));
        if (terms.days().start() != null) {
            lines.add(line("action.field.start", terms.days().start(), locale));
        }
        if (terms.days().end() != null) {
            lines.add(line("action.field.end", terms.days().end(), locale));
        }
        if (!terms.check().measure().isEmpty()) {
            lines.add(line("action.field.measure", terms.check().measure(), locale));
        }
        return lines;
    }

    private List<String> basis(Case about, Locale locale) {
        var lines = new ArrayList<String>();
        var line = about.finding();
        if (line != null) {
            lines.add(finding(line, locale));
        }
        var reason = about.action().basis().reason();
        if (!reason.isEmpty()) {
            lines.add(reason);
        }
        return lines;
    }

    private String finding(ActionChoices.FindingLine line, Locale locale) {
        Basis.Finding finding = line.finding();
        if (!line.shown()) {
            return text("action.finding.hidden", locale, line.hiddenBelow(), finding.from(), finding.to());
        }
        return finding.isJudged()
                ? text(
                        "action.finding.judged",
                        locale,
                        line.count(),
                        finding.from(),
                        finding.to(),
                        finding.lower(),
                        finding.upper(),
                        text("picture.verdict." + finding.verdict(), locale))
                : text("action.finding.few", locale, line.count(), finding.from(), finding.to());
    }

    private List<String> counts(ActionDetail.Evidence evidence, Locale locale) {
        var hours = evidence.hourOfDay();
        var byHour = IntStream.range(0, hours.length)
                .mapToObj(hour -> text("action.pack.hour", locale, "%02d".formatted(hour), hours[hour]))
                .collect(Collectors.joining(" · "));
        return List.of(
                text(
                        "action.detail.total",
                        locale,
                        evidence.total(),
                        evidence.from(),
                        evidence.to(),
                        evidence.revision()),
                text("action.detail.hours", locale) + ": " + byHour);
    }

    private Document.Section section(String heading, List<String> lines, Locale locale) {
        return new Document.Section(text(heading, locale), lines);
    }

    private String line(String label, @Nullable Object value, Locale locale) {
        return text(label, locale) + ": " + value;
    }

    private String text(String key, Locale locale, @Nullable Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
