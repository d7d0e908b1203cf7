package se.lykta.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.audit.AuditVerdict.Broken;
import se.lykta.audit.AuditVerdict.Fault;
import se.lykta.audit.AuditVerdict.Intact;
import se.lykta.audit.AuditVerdict.TailMissing;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Has anybody changed, removed, added or reordered rows of the audit record behind the program's back?
///
/// Reads the chain once from its first row and names the first bad one. A tail that was cut off, or a chain that was
/// written anew from some row on, can only be seen against a head kept outside the database.
@Component
public class AuditVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(AuditVerifier.class);
    private static final int FETCHED_ROWS = 1000;

    private final Database database;

    public AuditVerifier(Database database) {
        this.database = database;
    }

    /// The chain in itself; a cut tail is not seen.
    public AuditVerdict verify(MunicipalityId municipality) {
        return walk(municipality, null);
    }

    /// The chain, and that it still holds the row of `anchor` unchanged.
    public AuditVerdict verify(AuditHead anchor) {
        return walk(anchor.municipality(), anchor);
    }

    private AuditVerdict walk(MunicipalityId municipality, @Nullable AuditHead anchor) {
        var verdict =
                database.<AuditVerdict>readBulk(municipality, connection -> walk(connection, municipality, anchor));
        switch (verdict) {
            case Intact intact -> LOG.info("audit intact head={}", intact.head());
            case Broken broken ->
                LOG.error("audit broken municipality={} seq={} fault={}", municipality, broken.seq(), broken.fault());
            case TailMissing missing ->
                LOG.error(
                        "audit tail missing municipality={} anchored={} last={}",
                        municipality,
                        missing.anchoredSeq(),
                        missing.lastSeq());
        }
        return verdict;
    }

    private static AuditVerdict walk(Connection connection, MunicipalityId municipality, @Nullable AuditHead anchor)
            throws SQLException {
        var sql = "select " + AuditRow.COLUMNS + "from audit_entry where municipality_id = ? order by seq";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED_ROWS);
            statement.setString(1, municipality.value());
            try (var rows = statement.executeQuery()) {
                return walk(rows, municipality, anchor);
            }
        }
    }

    private static AuditVerdict walk(ResultSet rows, MunicipalityId municipality, @Nullable AuditHead anchor)
            throws SQLException {
        long seq = 0;
        var previous = new byte[AuditRow.HASH_BYTES];
        while (rows.next()) {
            var fault = fault(rows, seq + 1, previous);
            if (fault != null) {
                return new Broken(rows.getLong("seq"), fault);
            }
            seq++;
            previous = rows.getBytes("hash");
            if (anchor != null
                    && anchor.seq() == seq
                    && !anchor.hash().equals(HexFormat.of().formatHex(previous))) {
                return new Broken(seq, Fault.ANCHOR);
            }
        }
        if (anchor != null && anchor.seq() > seq) {
            return new TailMissing(anchor.seq(), seq);
        }
        return new Intact(seq, AuditHead.of(municipality, seq, previous));
    }

    private static @Nullable Fault fault(ResultSet row, long expectedSeq, byte[] previous) throws SQLException {
        if (row.getLong("seq") != expectedSeq) {
            return Fault.NUMBER;
        }
        if (!Arrays.equals(row.getBytes("previous_hash"), previous)) {
            return Fault.LINK;
        }
        try {
            return Arrays.equals(row.getBytes("hash"), AuditRow.read(row).hash(previous)) ? null : Fault.CONTENT;
        } catch (IllegalArgumentException | tools.jackson.core.JacksonException e) {
            return Fault.UNREADABLE;
        }
    }
}
