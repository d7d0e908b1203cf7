package se.lykta.audit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import se.lykta.database.MunicipalityId;

/// How far does a municipality's audit record reach? Kept outside the database (a log, a file, a printed page), it
/// shows later whether rows were cut from the end, which the chain alone cannot.
///
/// @param seq number of the last row, from 1; 0 when there is none
/// @param hash of the last row, 64 hexadecimal digits
public record AuditHead(MunicipalityId municipality, long seq, String hash) {
    private static final Pattern LINE = Pattern.compile("([A-Z0-9-]{2,12})\\s+([0-9]{1,18})\\s+([0-9a-f]{64})");

    static AuditHead of(MunicipalityId municipality, long seq, byte[] hash) {
        return new AuditHead(municipality, seq, HexFormat.of().formatHex(hash));
    }

    /// Reads what [#toString] wrote; empty when the text is something else.
    public static Optional<AuditHead> find(String line) {
        var match = LINE.matcher(line.strip());
        return match.matches()
                ? Optional.of(new AuditHead(
                        new MunicipalityId(match.group(1)), Long.parseLong(match.group(2)), match.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return municipality + " " + seq + " " + hash;
    }
}
