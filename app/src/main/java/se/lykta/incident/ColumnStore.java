package se.lykta.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The newest columns of every municipality, kept up with the table whoever writes it.
///
/// Each write of incidents raises its municipality's revision in the same transaction; a watcher asks for the
/// revisions every half second and reads what is newer. A reader that finds no columns yet gets how far the first
/// reading has come.
@Component
public final class ColumnStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnStore.class);
    private static final long WATCH_MILLIS = 500;
    private static final Duration LONGEST_READING = Duration.ofSeconds(10);

    private final Database database;
    private final ColumnReader reader;
    private final Map<MunicipalityId, IncidentColumns> current = new ConcurrentHashMap<>();
    private final Map<MunicipalityId, Progress> loading = new ConcurrentHashMap<>();
    private final List<Consumer<IncidentColumns>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean watching;
    private volatile @Nullable Thread watcher;

    ColumnStore(Database database, ColumnReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /// How far has the first reading come?
    public record Progress(long rowsRead, long rowsInAll) {
        public int percent() {
            return rowsInAll == 0 ? 100 : (int) (100 * rowsRead / rowsInAll);
        }
    }

    /// The columns if they have been read, at most two seconds behind the table.
    public Optional<IncidentColumns> find(MunicipalityId municipality) {
        return Optional.ofNullable(current.get(municipality));
    }

    public Progress progress(MunicipalityId municipality) {
        return loading.getOrDefault(municipality, new Progress(0, 0));
    }

    /// The columns as the table is now: reads what is missing before it answers. For commands and tests.
    public synchronized IncidentColumns upToDate(MunicipalityId municipality) {
        var before = current.get(municipality);
        var after = before == null
                ? reader.readAll(municipality, progress -> loading.put(municipality, progress))
                : reader.readNewer(before);
        if (after != before) {
            current.put(municipality, after);
            loading.remove(municipality);
            listeners.forEach(listener -> listener.accept(after));
        }
        return after;
    }

    /// Forgets the columns, so that they are read from the start: for changes of area layers or time zone.
    public void reload(MunicipalityId municipality) {
        current.remove(municipality);
    }

    /// Calls the listener after every change, on the watcher's thread; it must be quick.
    public void onChange(Consumer<IncidentColumns> listener) {
        listeners.add(listener);
    }

    /// Starts to follow the table. Returns at once; pages say "loading" until a municipality's columns are
    /// there.
    public synchronized void watch() {
        if (!watching) {
            watching = true;
            watcher = Thread.ofVirtual().name("incident-columns").start(this::follow);
        }
    }

    /// Waits for the reading under way, so that the database is not closed under it.
    @Override
    public void close() throws InterruptedException {
        watching = false;
        var running = watcher;
        if (running != null) {
            running.join(LONGEST_READING);
        }
    }

    private void follow() {
        while (watching) {
            try {
                refreshAll();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("columns not refreshed, trying again", e);
            }
            try {
                Thread.sleep(WATCH_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void refreshAll() {
        for (var stored : revisions()) {
            var columns = current.get(stored.municipality());
            if (columns == null || columns.revision() < stored.revision()) {
                upToDate(stored.municipality());
            }
        }
    }

    private record StoredRevision(MunicipalityId municipality, long revision) {}

    private List<StoredRevision> revisions() {
        return new ArrayList<>(database.everywhere(db -> db.sql("""
                        select m.municipality_id, coalesce(r.revision, 0) as revision
                        from municipality m
                        left join incident_revision r using (municipality_id)
                        order by 1
                        """)
                .query((row, n) -> new StoredRevision(new MunicipalityId(row.getString(1)), row.getLong(2)))
                .list()));
    }
}
