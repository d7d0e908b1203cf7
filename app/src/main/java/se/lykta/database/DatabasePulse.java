package se.lykta.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/// Does the database answer? Asked every second over a connection beside the pool, so that nobody waits for one
/// that cannot come, and a busy pool is not taken for a dead database.
@Component
@ConditionalOnWebApplication
public class DatabasePulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 2;

    private final DatabaseConnection database;
    private final Thread thread;
    private @Nullable Connection connection;
    private volatile boolean up = true;

    DatabasePulse(DatabaseConnection database) {
        this.database = database;
        thread = Thread.ofVirtual().name("database-pulse").start(this::beat);
    }

    public boolean isUp() {
        return up;
    }

    private void beat() {
        try {
            while (true) {
                boolean answers = answers();
                if (answers != up) {
                    LOG.warn(answers ? "database answers again" : "database does not answer");
                }
                up = answers;
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            drop();
        }
    }

    private boolean answers() {
        try {
            var asked = connection;
            if (asked == null) {
                asked = database.besideThePool(ANSWER_SECONDS);
                connection = asked;
            }
            if (asked.isValid(ANSWER_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("database does not answer: {}", e.getMessage());
        }
        drop();
        return false;
    }

    private void drop() {
        var old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("broken connection: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
