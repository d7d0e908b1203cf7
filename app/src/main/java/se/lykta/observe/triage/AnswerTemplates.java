package se.lykta.observe.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The ready answers: the shipped ones, in the municipality's own words where it has changed them.
@Component
class AnswerTemplates {
    private static final List<Shipped> SHIPPED = shipped();

    private final Database database;
    private final Audit audit;

    AnswerTemplates(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    private record Shipped(String code, String sv, String en) {}

    private static List<Shipped> shipped() {
        try (var in = AnswerTemplates.class.getResourceAsStream("/observe/answers.json")) {
            return JsonMapper.builder().build().readValue(in, new TypeReference<List<Shipped>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the order of the shipped file.
    List<AnswerTemplate> all(MunicipalityId municipality) {
        Map<String, AnswerTemplate> own = database
                .<List<AnswerTemplate>>read(
                        municipality,
                        db -> db.sql("""
                                select code, sv, en
                                from observe_answer
                                where municipality_id = :municipality
                                """)
                                .param("municipality", municipality.value())
                                .query((row, number) -> new AnswerTemplate(
                                        row.getString("code"), row.getString("sv"), row.getString("en"), true))
                                .list())
                .stream()
                .collect(Collectors.toMap(AnswerTemplate::code, template -> template));
        return SHIPPED.stream()
                .map(shipped -> own.getOrDefault(
                        shipped.code(), new AnswerTemplate(shipped.code(), shipped.sv(), shipped.en(), false)))
                .toList();
    }

    Optional<AnswerTemplate> find(MunicipalityId municipality, String code) {
        return all(municipality).stream()
                .filter(template -> template.code().equals(code))
                .findFirst();
    }

    void put(MunicipalityId municipality, AnswerTemplate template, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    insert into observe_answer (municipality_id, code, sv, en)
                    values (:municipality, :code, :sv, :en)
                    on conflict (municipality_id, code) do update
                    set sv = excluded.sv, en = excluded.en
                    """)
                    .param("municipality", municipality.value())
                    .param("code", template.code())
                    .param("sv", template.sv())
                    .param("en", template.en())
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "observe.change-answer", "answer-template", template.code()));
        });
    }
}
