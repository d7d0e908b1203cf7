package se.lykta.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.audit.ActorNames;
import se.lykta.ingest.Template;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.Templates;
import se.lykta.municipality.Municipalities;

/// What every page of an import needs: the municipality, the language, and the names of people and templates.
@Component
class Pages {
    private final Municipalities municipalities;
    private final Templates templates;
    private final ObjectProvider<ActorNames> names;
    private final MessageSource messages;

    Pages(
            Municipalities municipalities,
            Templates templates,
            ObjectProvider<ActorNames> names,
            MessageSource messages) {
        this.municipalities = municipalities;
        this.templates = templates;
        this.names = names;
        this.messages = messages;
    }

    Page page(SignedIn me, Locale locale) {
        return new Page(municipalities.get(me.municipality()), locale, messages);
    }

    /// Saved and shipped templates with what people call them.
    List<Choice> templates(SignedIn me, Locale locale) {
        return templates.names(me.municipality()).stream()
                .map(name -> new Choice(
                        name,
                        findTemplate(me, name)
                                .map(template -> template.about().labels().getOrDefault(locale.getLanguage(), name))
                                .orElse(name),
                        false))
                .toList();
    }

    /// One of [#templates]; a path is none.
    Optional<Template> findTemplate(SignedIn me, String name) {
        return templates.names(me.municipality()).contains(name)
                ? templates.find(me.municipality(), name)
                : Optional.empty();
    }

    Map<UUID, String> people(SignedIn me) {
        var source = names.getIfAvailable();
        return source == null ? Map.of() : source.names(me.municipality());
    }

    /// Who started the run: a person's name, or what else did it.
    String who(ImportRun run, Map<UUID, String> people, Page page) {
        var by = run.startedBy();
        if (by.length() == 36) {
            return people.getOrDefault(UUID.fromString(by), page.text("ingest.who.gone"));
        }
        return page.text("ingest.who." + by);
    }
}
