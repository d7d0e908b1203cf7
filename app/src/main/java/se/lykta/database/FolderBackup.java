package se.lykta.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/// A copy of a data folder in one file, taken while the database works. It holds everything that was committed
/// before it began.
///
/// PostgreSQL's own way (a low-level base backup): the files of the cluster as they are, and the log of what
/// changed meanwhile, which the restored database plays back at its first start. A `tar.gz` with the sum of every
/// file; it holds the passwords of the database and everything in it, so it is written readable by its owner only.
public final class FolderBackup {
    /// Raised when an older program could no longer restore the file.
    static final int FORMAT = 1;

    static final String ABOUT = "backup.properties";
    static final String SUMS = "SHA256SUMS";

    private static final String SEGMENT = "[0-9A-F]{24}";

    /// Folders of the cluster whose content belongs to a running server; PostgreSQL's documentation, 25.3.4.
    private static final Set<String> PASSING = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> PASSING_FILES =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label");

    private final Path root;
    private final BackupArchive archive;

    private FolderBackup(Path root, BackupArchive archive) {
        this.root = root;
        this.archive = archive;
    }

    /// Writes the file, whether another process runs the database or this one.
    ///
    /// @return its size in bytes
    /// @throws StartRefused when the database is a server's, the file is there already or cannot be written
    public static long write(DatabaseConnection connection, Path file) {
        var root = connection
                .findFolder()
                .orElseThrow(() -> new StartRefused("The database is a server's (LYKTA_DB_URL), which has its own tools"
                        + " for backups: pg_dump or a base backup with archived log."));
        if (Files.exists(file)) {
            throw new StartRefused("The file " + file + " exists. Choose another name; a backup is never overwritten.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(connection, root, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(file);
        } catch (IOException e) {
            throw new StartRefused("The backup could not be written to " + file + ": " + e, e);
        } catch (SQLException e) {
            throw new StartRefused("The database refuses a backup: " + e.getMessage(), e);
        } finally {
            part.toFile().delete();
        }
    }

    private static void write(DatabaseConnection connection, Path root, Path part) throws IOException, SQLException {
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                var superuser = connection.superuser()) {
            var out = new GZIPOutputStream(
                    new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16), 1 << 16);
            var archive = new BackupArchive(out);
            new FolderBackup(root, archive).copy(superuser);
            archive.finish();
            out.finish();
            out.flush();
            channel.force(true);
        }
    }

    private void copy(Connection superuser) throws IOException, SQLException {
        archive.text(ABOUT, "format=" + FORMAT + "\nmade=" + Instant.now() + "\npostgres=" + version(superuser) + "\n");
        // Until the connection ends, the server keeps the log from here on.
        ask(superuser, "select slot_name from pg_create_physical_replication_slot('lykta_backup', true, true)");
        var first = ask(superuser, "select pg_walfile_name(pg_backup_start('lykta', true))");
        archive.file("lykta.properties", root.resolve("lykta.properties"));
        if (Files.isDirectory(root.resolve("example"))) {
            tree(root.resolve("example"));
        }
        tree(root.resolve("postgres"));
        var stopped = ask(superuser, "select pg_walfile_name(lsn) || ' ' || labelfile from pg_backup_stop(false)");
        var last = stopped.substring(0, stopped.indexOf(' '));
        archive.text("postgres/backup_label", stopped.substring(stopped.indexOf(' ') + 1));
        log(first, last);
    }

    private static String version(Connection superuser) throws SQLException {
        return ask(superuser, "show server_version_num");
    }

    private static String ask(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void tree(Path top) throws IOException {
        try (var paths = Files.walk(top)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var name = root.relativize(path).toString();
                boolean passing = isPassing(root.relativize(path));
                if (Files.isDirectory(path)
                        && (!passing || PASSING.contains(path.getFileName().toString()))) {
                    archive.folder(name);
                } else if (!passing && !Files.isDirectory(path)) {
                    archive.file(name, path);
                }
            }
        }
    }

    /// Log segments come at the end, when they hold all that changed while the files were read.
    private static boolean isPassing(Path path) {
        var name = path.getFileName().toString();
        if (PASSING_FILES.contains(name)) {
            return true;
        }
        for (var part : path) {
            if (PASSING.contains(part.toString()) || part.toString().startsWith("pgsql_tmp")) {
                return true;
            }
        }
        return path.startsWith("postgres/pg_wal") && path.getNameCount() > 2;
    }

    private void log(String first, String last) throws IOException {
        try (var paths = Files.list(root.resolve("postgres/pg_wal"))) {
            for (var path : (Iterable<Path>) paths.sorted()::iterator) {
                var name = path.getFileName().toString();
                boolean needed = name.matches(SEGMENT) && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                if (needed || name.endsWith(".history")) {
                    archive.file("postgres/pg_wal/" + name, path);
                }
            }
        }
    }
}
