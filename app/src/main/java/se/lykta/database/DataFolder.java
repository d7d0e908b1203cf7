package se.lykta.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who owns this data folder right now, and can this program version use it? Holds the operating system's lock on
/// `lykta.lock` for as long as the process lives, so a second process on the same folder is refused or joins the
/// first one's database; the lock goes with the process, also after `kill -9`.
///
/// The folder holds `lykta.properties` (format, secrets; readable by its owner only), `postgres/` (the cluster),
/// `postgres.log` and `running.properties` (process id and ports of the process that holds the lock).
public final class DataFolder implements AutoCloseable {
    /// Raised when an older program could no longer use the folder; see docs/operate.md.
    static final int FORMAT = 1;

    static final long NEEDED_BYTES = 500L * 1024 * 1024;

    private final Path root;
    private final Properties settings;
    private final @Nullable FileChannel channel;
    private final @Nullable FileLock lock;

    private DataFolder(Path root, Properties settings, @Nullable FileChannel channel, @Nullable FileLock lock) {
        this.root = root;
        this.settings = settings;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder for this process, making it when it is missing.
    ///
    /// @throws StartRefused when it cannot be written, another process holds it, the disk is full
    /// or a newer version wrote it
    public static DataFolder take(Path root) {
        var folder = open(root.toAbsolutePath().normalize());
        if (!folder.isOwner()) {
            var other = folder.running();
            throw new StartRefused("The data folder " + folder.root + " is in use by another Lykta (process "
                    + other.getProperty("pid", "unknown") + ", port " + other.getProperty("webPort", "unknown")
                    + "). Stop that one first, or choose another folder with --data DIR.");
        }
        return folder;
    }

    /// Opens the folder, as its owner when it is free and as a guest of the running process when it is not.
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            var channel =
                    FileChannel.open(root.resolve("lykta.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return new DataFolder(root, readProperties(root.resolve("lykta.properties")), null, null);
            }
            return new DataFolder(root, owned(root), channel, lock);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder " + root + " cannot be used: " + reason(e)
                            + ". Choose a folder you may write to with --data DIR.",
                    e);
        }
    }

    /// The operating system's exceptions often hold nothing but the file's name.
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
            default -> String.valueOf(e.getMessage());
        };
    }

    public Path root() {
        return root;
    }

    /// Is this process the one that runs the database of the folder?
    public boolean isOwner() {
        return lock != null;
    }

    String secret(String name) {
        var secret = settings.getProperty(name);
        if (secret == null) {
            throw new StartRefused("The data folder " + root + " lacks '" + name
                    + "' in lykta.properties. Restore that file from a backup, or start with an empty folder.");
        }
        return secret;
    }

    /// What the process that holds the folder says about itself: `pid`, `webPort`, `databasePort`.
    public Properties running() {
        try {
            return readProperties(root.resolve("running.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells guests where this process answers.
    public void announce(String key, String value) {
        var running = running();
        running.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        running.setProperty(key, value);
        try {
            write(root.resolve("running.properties"), running);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null && channel != null) {
                Files.deleteIfExists(root.resolve("running.properties"));
                lock.release();
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Properties owned(Path root) throws IOException {
        var usable = Files.getFileStore(root).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StartRefused("The disk that holds " + root + " has " + usable / 1024 / 1024 + " MB free, needs "
                    + NEEDED_BYTES / 1024 / 1024 + " MB. Free some space or choose another folder with --data DIR.");
        }
        Files.deleteIfExists(root.resolve("running.properties"));
        var file = root.resolve("lykta.properties");
        var settings = readProperties(file);
        var format = Integer.parseInt(settings.getProperty("format", Integer.toString(FORMAT)));
        if (format > FORMAT) {
            throw new StartRefused("The data folder " + root + " was written by a newer Lykta (format " + format
                    + ", this program knows " + FORMAT
                    + "). Start the newer version, or another folder with --data DIR.");
        }
        if (settings.isEmpty()) {
            settings.setProperty("format", Integer.toString(FORMAT));
            for (var role : Set.of("superuser", "owner", "application")) {
                settings.setProperty(role, newSecret());
            }
            write(file, settings);
        }
        return settings;
    }

    private static String newSecret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Properties readProperties(Path file) throws IOException {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static void write(Path file, Properties properties) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "lykta",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(fresh)) {
            properties.store(out, null);
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
