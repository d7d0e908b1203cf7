package se.lykta.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes files into a tar and their sums at its end, in the form that `sha256sum -c` reads.
final class BackupArchive {
    private final TarArchiveOutputStream tar;
    private final StringBuilder sums = new StringBuilder();
    private final byte[] buffer = new byte[1 << 16];

    BackupArchive(OutputStream out) {
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    void folder(String name) throws IOException {
        var entry = new TarArchiveEntry(name + "/");
        entry.setMode(0700);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    void text(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        var sum = sha256();
        sum.update(bytes);
        end(name, sum);
    }

    /// A file that a server may be writing to: as long as it was when it was opened, filled with zeros where it was
    /// cut meanwhile. One that is gone is left out. The log that is played back makes both good.
    void file(String name, Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            long left = Files.size(path);
            begin(name, left);
            var sum = sha256();
            while (left > 0) {
                int wanted = (int) Math.min(buffer.length, left);
                int read = in.readNBytes(buffer, 0, wanted);
                java.util.Arrays.fill(buffer, read, wanted, (byte) 0);
                tar.write(buffer, 0, wanted);
                sum.update(buffer, 0, wanted);
                left -= wanted;
            }
            end(name, sum);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    void finish() throws IOException {
        var bytes = sums.toString().getBytes(StandardCharsets.UTF_8);
        begin(FolderBackup.SUMS, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
        tar.finish();
    }

    private void begin(String name, long bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
    }

    private void end(String name, MessageDigest sum) throws IOException {
        tar.closeArchiveEntry();
        sums.append(HexFormat.of().formatHex(sum.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
