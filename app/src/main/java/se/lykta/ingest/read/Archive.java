package se.lykta.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import se.lykta.ingest.RejectCode;

/// A spreadsheet file as a zip archive, every part unpacked under the limits of [FileBytes]. A gzipped one is first
/// unpacked to a temporary file, which goes with the archive.
final class Archive implements AutoCloseable {

    private static final int MOST_PARTS = 10_000;
    private static final long MOST_SPOOLED_BYTES = 1L << 30;

    private final Path file;
    private final boolean temporary;
    private final ZipFile zip;

    private Archive(Path file, boolean temporary, ZipFile zip) {
        this.file = file;
        this.temporary = temporary;
        this.zip = zip;
    }

    static Archive open(Path packed, boolean gzipped) throws IOException {
        Path file = gzipped ? spool(packed) : packed;
        try {
            ZipFile zip = new ZipFile(file.toFile());
            if (zip.size() > MOST_PARTS) {
                zip.close();
                throw new Unreadable(RejectCode.FILE_UNPACKS_TOO_LARGE, zip.size() + " / " + MOST_PARTS);
            }
            return new Archive(file, gzipped, zip);
        } catch (IOException | RuntimeException broken) {
            if (gzipped) {
                Files.deleteIfExists(file);
            }
            throw broken;
        }
    }

    /// The unpacked bytes in a temporary file, for formats that need to jump about in it.
    static Path spool(Path packed) throws IOException {
        Path file = Files.createTempFile("lykta-import", ".tmp");
        try (InputStream in = FileBytes.open(packed, true);
                var out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            long total = 0;
            for (int count; (count = in.read(block)) > 0; ) {
                total += count;
                if (total > MOST_SPOOLED_BYTES) {
                    throw new Unreadable(RejectCode.FILE_UNPACKS_TOO_LARGE, total + " / " + MOST_SPOOLED_BYTES);
                }
                out.write(block, 0, count);
            }
            return file;
        } catch (IOException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    Optional<InputStream> findPart(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        InputStream raw = entry == null ? null : zip.getInputStream(entry);
        return entry == null || raw == null
                ? Optional.empty()
                : Optional.of(new FileBytes.Limited(raw, () -> Math.max(1, entry.getCompressedSize())));
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
