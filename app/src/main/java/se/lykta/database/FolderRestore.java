package se.lykta.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Makes a data folder of a file that [FolderBackup] wrote: all of it, checked, or nothing.
public final class FolderRestore {
    private final Path place;
    private final Map<String, String> found = new TreeMap<>();
    private String sums = "";
    private String about = "";

    private FolderRestore(Path place) {
        this.place = place;
    }

    /// @param folder must be empty or missing
    /// @throws StartRefused when it is not, or when the file is damaged or of a newer program
    public static void unpack(Path file, Path folder) {
        requireEmpty(folder);
        var place = folder.resolveSibling(folder.getFileName() + ".restoring");
        requireEmpty(place);
        try {
            Files.createDirectories(place);
            var restore = new FolderRestore(place);
            restore.read(file);
            restore.check();
            Files.deleteIfExists(folder);
            Files.move(place, folder);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "The backup " + file + " is damaged or cannot be read (" + e + "). Nothing is restored.", e);
        } finally {
            delete(place);
        }
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var content = Files.list(folder)) {
            if (content.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new StartRefused("The folder " + folder + " cannot be read: " + e, e);
        }
        throw new StartRefused("The folder " + folder
                + " is not empty. Restore into a new one with --data DIR; nothing is overwritten.");
    }

    private void read(Path file) throws IOException {
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16), "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                take(in, entry);
            }
            // To the end, so that the sum of the whole is checked too.
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private void take(TarArchiveInputStream in, TarArchiveEntry entry) throws IOException {
        var name = entry.getName();
        if (name.equals(FolderBackup.SUMS)) {
            sums = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return;
        }
        var path = place.resolve(name).normalize();
        if (!path.startsWith(place) || !entry.isDirectory() && !entry.isFile()) {
            throw new IOException("it holds '" + name + "'");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return;
        }
        var sum = BackupArchive.sha256();
        var digest = new DigestInputStream(in, sum);
        if (name.equals(FolderBackup.ABOUT)) {
            about = new String(digest.readAllBytes(), StandardCharsets.UTF_8);
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(digest, path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
        found.put(name, HexFormat.of().formatHex(sum.digest()));
    }

    private void check() throws IOException {
        var expected = new TreeMap<String, String>();
        sums.lines().forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
        if (!expected.equals(found) || !found.containsKey("postgres/backup_label")) {
            throw new IOException("its files are not what their sums say");
        }
        var properties = new Properties();
        properties.load(new StringReader(about));
        if (Integer.parseInt(properties.getProperty("format", "0")) > FolderBackup.FORMAT) {
            throw new IOException("it was written by a newer Lykta");
        }
    }

    private static void delete(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (var paths = Files.walk(place)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new StartRefused("The folder " + place + " is left over and could not be removed: " + e, e);
        }
    }
}
