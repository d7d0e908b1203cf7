package se.lykta.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import tools.jackson.databind.json.JsonMapper;

/// Which kinds of action are there? Those that come with the program, and those a municipality has added.
@Component
public class Catalogue {
    private static final String SHIPPED = "/action/catalogue.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Audit audit;
    private final List<ActionKind> shipped = shipped();

    public Catalogue(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The shipped kinds in their order, then the municipality's own by code.
    public List<ActionKind> kinds(MunicipalityId municipality) {
        var kinds = new ArrayList<>(shipped);
        kinds.addAll(database.<List<ActionKind>>read(
                municipality,
                db -> db.sql("""
                        select document
                        from action_kind
                        where municipality_id = :municipality
                        order by code
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> JSON.readValue(row.getString("document"), ActionKind.class))
                        .list()));
        return List.copyOf(kinds);
    }

    public Optional<ActionKind> find(MunicipalityId municipality, String code) {
        return kinds(municipality).stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }

    /// Is it a kind of the municipality's own?
    public boolean isOwn(ActionKind kind) {
        return shipped.stream().noneMatch(known -> known.code().equals(kind.code()));
    }

    /// @return false when there is a kind of that code
    public boolean add(MunicipalityId municipality, ActionKind kind, Actor actor) {
        if (!isOwn(kind)) {
            return false;
        }
        try {
            database.run(municipality, db -> {
                db.sql("""
                        insert into action_kind (municipality_id, code, document)
                        values (:municipality, :code, :document::jsonb)
                        """)
                        .param("municipality", municipality.value())
                        .param("code", kind.code())
                        .param("document", JSON.writeValueAsString(kind))
                        .update();
                audit.record(db, actor, AuditEntry.of(municipality, "action.add-kind", "action-kind", kind.code()));
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static List<ActionKind> shipped() {
        try (var in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return List.of(JSON.readValue(in, ActionKind[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
