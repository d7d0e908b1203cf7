package se.lykta.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;

/// The templates at hand: those a municipality saved, those that ship with the program, and JSON files.
@Component
public class Templates {
    private final Database database;
    private final Audit audit;

    Templates(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Names of saved and shipped templates, in order.
    public List<String> names(MunicipalityId municipality) {
        return Stream.concat(saved(municipality).stream(), ShippedTemplates.names().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// @param name a saved one's, else a shipped one's; a path that ends in `.json` is read from disk
    public Optional<Template> find(MunicipalityId municipality, String name) {
        try {
            if (name.endsWith(".json") && Files.isReadable(Path.of(name))) {
                return Optional.of(Template.parse(Files.readString(Path.of(name))));
            }
            var stored = stored(municipality, name);
            if (stored.isPresent()) {
                return stored.map(Template::parse);
            }
            return ShippedTemplates.find(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a template for the municipality under its name, in place of a former one.
    public void save(MunicipalityId municipality, Template template, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                            insert into ingest_template (municipality_id, name, document)
                            values (:municipality, :name, cast(:document as jsonb))
                            on conflict (municipality_id, name) do update
                            set document = excluded.document, changed_at = now()
                            """)
                    .param("municipality", municipality.value())
                    .param("name", template.about().name())
                    .param("document", template.toJson())
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(
                            municipality,
                            "ingest.save-template",
                            "ingest-template",
                            template.about().name()));
        });
    }

    private List<String> saved(MunicipalityId municipality) {
        return database.read(
                municipality,
                db -> db.sql("""
                        select name
                        from ingest_template
                        where municipality_id = :municipality
                        order by name
                        """)
                        .param("municipality", municipality.value())
                        .query(String.class)
                        .list());
    }

    private Optional<String> stored(MunicipalityId municipality, String name) {
        return database.read(
                municipality,
                db -> db.sql("""
                        select document
                        from ingest_template
                        where municipality_id = :municipality and name = :name
                        """)
                        .param("municipality", municipality.value())
                        .param("name", name)
                        .query(String.class)
                        .optional());
    }
}
