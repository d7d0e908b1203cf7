package se.lykta.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Role;
import se.lykta.database.MunicipalityId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One row of the record as it stands in the table. `details` and the codes are taken as found, since a row may have
/// been tampered with.
record AuditRow(
        String municipality,
        long seq,
        Instant at,
        Actor actor,
        String action,
        String subjectKind,
        String subjectId,
        Map<String, String> details) {
    static final int HASH_BYTES = 32;

    static final String COLUMNS = """
            municipality_id, seq, recorded_at, actor_kind, actor_name, account_id, organisation_id, role,
            action, subject_kind, subject_id, details, previous_hash, hash
            """;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    AuditRow(long seq, Instant at, Actor actor, AuditEntry entry) {
        this(
                entry.municipality().value(),
                seq,
                at,
                actor,
                entry.action(),
                entry.subjectKind(),
                entry.subjectId(),
                entry.details());
    }

    static AuditRow read(ResultSet row) throws SQLException {
        var role = row.getString("role");
        var actor = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_name"),
                row.getObject("account_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                role == null ? null : Role.valueOf(role));
        return new AuditRow(
                row.getString("municipality_id"),
                row.getLong("seq"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                actor,
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                JSON.readValue(row.getString("details"), DETAILS));
    }

    String detailsAsJson() {
        return JSON.writeValueAsString(details);
    }

    AuditHead head(byte[] hash) {
        return AuditHead.of(new MunicipalityId(municipality), seq, hash);
    }

    /// SHA-256 over the former row's hash and every field of this one, each with its length before it.
    byte[] hash(byte[] previous) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            put(out, municipality);
            out.writeLong(seq);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            put(out, actor.kind().name());
            put(out, actor.name());
            put(out, actor.accountId());
            put(out, actor.organisationId());
            put(out, actor.role());
            put(out, action);
            put(out, subjectKind);
            put(out, subjectId);
            out.writeInt(details.size());
            for (var detail : new TreeMap<>(details).entrySet()) {
                put(out, detail.getKey());
                put(out, detail.getValue());
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void put(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
