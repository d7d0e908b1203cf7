package se.lykta.ingest.read;

import java.nio.file.Path;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;

final class GeoPackageReader {
    private GeoPackageReader() {}

    static Sniffed sniff(Path file, boolean gzipped) {
        return Sniffed.refused(Rejected.file(RejectCode.FORMAT_UNKNOWN, ""));
    }
}
