package se.lykta.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is written down about actions of special kinds, in versions that all stay; and the gate that lets none of
/// them begin without what the law demands first.
@Component
public class ActionDetails implements StartGate {
    private static final String SHIPPED = "/action/details.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Database database;
    private final Audit audit;
    private final List<DetailFields> shipped = shipped();

    public ActionDetails(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Which fields an action of that kind has; empty when it has none of its own.
    public Optional<DetailFields> findFields(String kind) {
        return shipped.stream().filter(fields -> fields.kind().equals(kind)).findFirst();
    }

    /// Kinds that have fields of their own, in order.
    public List<DetailFields> kinds() {
        return shipped;
    }

    /// All versions of an action's, oldest first.
    public List<ActionDetail> versions(MunicipalityId municipality, UUID actionId) {
        return database.<List<ActionDetail>>read(
                municipality,
                db -> db.sql("""
                        select version, document, evidence, made_at
                        from action_detail
                        where municipality_id = :municipality and action_id = :action
                        order by version
                        """)
                        .param("municipality", municipality.value())
                        .param("action", actionId)
                        .query((row, number) -> detail(row))
                        .list());
    }

    public Optional<ActionDetail> findNewest(MunicipalityId municipality, UUID actionId) {
        var versions = versions(municipality, actionId);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /// @param known number of the newest version that whoever writes has seen; 0 = none
    /// @return false when somebody else has written in the meantime
    public boolean write(
            MunicipalityId municipality,
            UUID actionId,
            int known,
            Map<String, String> values,
            ActionDetail.@Nullable Evidence evidence,
            Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int written = db.sql("""
                    insert into action_detail (municipality_id, action_id, version, document, evidence)
                    select :municipality, :action, :version, :document::jsonb, :evidence::jsonb
                    where :known = (
                        select coalesce(max(version), 0)
                        from action_detail
                        where municipality_id = :municipality and action_id = :action)
                    on conflict do nothing
                    """)
                    .param("municipality", municipality.value())
                    .param("action", actionId)
                    .param("version", known + 1)
                    .param("known", known)
                    .param("document", JSON.writeValueAsString(values))
                    .param("evidence", evidence == null ? null : JSON.writeValueAsString(evidence))
                    .update();
            if (written == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "action.write-detail", "action", actionId)
                                .with("version", known + 1)
                                .with("fields", values.size()));
            }
            return written == 1;
        });
    }

    @Override
    public boolean mayBegin(MunicipalityId municipality, Action action) {
        var fields = findFields(action.terms().kindCode());
        return fields.isEmpty()
                || !fields.get().beforeStart()
                || findNewest(municipality, action.id())
                        .filter(detail -> isComplete(fields.get(), detail))
                        .isPresent();
    }

    static boolean isComplete(DetailFields fields, ActionDetail detail) {
        return fields.fields().stream()
                .filter(DetailFields.Field::required)
                .noneMatch(field -> detail.value(field.code()).isEmpty());
    }

    private static ActionDetail detail(ResultSet row) throws SQLException {
        var evidence = row.getString("evidence");
        return new ActionDetail(
                row.getInt("version"),
                JSON.readValue(row.getString("document"), TEXTS),
                evidence == null ? null : JSON.readValue(evidence, ActionDetail.Evidence.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static List<DetailFields> shipped() {
        try (var in = Objects.requireNonNull(ActionDetails.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return List.of(JSON.readValue(in, DetailFields[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
