package se.lykta.ingest.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The table of feeds: survives a restart, and lets one process at a time ask.
@Component
class FeedStates {
    private static final String POLICE = "police-feed";

    private final Database database;

    FeedStates(Database database) {
        this.database = database;
    }

    Optional<FeedState> find(MunicipalityId municipality) {
        return database.read(
                municipality,
                db -> db.sql("""
                        select next_at, asked_at, answered_at, status, problem, refusals, etag, last_modified,
                               content_sha256
                        from ingest_feed
                        where municipality_id = :municipality and code = :code
                        """)
                        .param("municipality", municipality.value())
                        .param("code", POLICE)
                        .query((row, n) -> state(row))
                        .optional());
    }

    /// Takes the right to ask now. Of several who try, one gets it.
    /// @param until nobody else may ask before, should this process be killed
    boolean claim(MunicipalityId municipality, Instant now, Instant until) {
        return database.write(
                municipality,
                db -> db.sql("""
                        insert into ingest_feed (municipality_id, code, next_at, asked_at)
                        values (:municipality, :code, :until, :now)
                        on conflict (municipality_id, code) do update
                        set next_at = excluded.next_at, asked_at = excluded.asked_at
                        where ingest_feed.next_at <= :now
                        """)
                                .param("municipality", municipality.value())
                                .param("code", POLICE)
                                .param("now", Timestamp.from(now))
                                .param("until", Timestamp.from(until))
                                .update()
                        == 1);
    }

    void save(MunicipalityId municipality, FeedState state) {
        database.run(
                municipality,
                db -> db.sql("""
                        insert into ingest_feed (
                            municipality_id, code, next_at, asked_at, answered_at, status, problem, refusals, etag,
                            last_modified, content_sha256)
                        values (
                            :municipality, :code, :next, :asked, :answered, :status, :problem, :refusals, :etag,
                            :modified, :sha256)
                        on conflict (municipality_id, code) do update
                        set next_at = excluded.next_at,
                            asked_at = excluded.asked_at,
                            answered_at = excluded.answered_at,
                            status = excluded.status,
                            problem = excluded.problem,
                            refusals = excluded.refusals,
                            etag = excluded.etag,
                            last_modified = excluded.last_modified,
                            content_sha256 = excluded.content_sha256
                        """)
                        .param("municipality", municipality.value())
                        .param("code", POLICE)
                        .param("next", Timestamp.from(state.nextAt()))
                        .param("asked", timestamp(state.askedAt()))
                        .param("answered", timestamp(state.answeredAt()))
                        .param("status", state.status())
                        .param("problem", state.problem().name().toLowerCase(Locale.ROOT))
                        .param("refusals", Math.min(state.mark().refusals(), Short.MAX_VALUE))
                        .param("etag", state.mark().etag())
                        .param("modified", state.mark().lastModified())
                        .param("sha256", state.contentSha256())
                        .update());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static FeedState state(ResultSet row) throws SQLException {
        return new FeedState(
                row.getTimestamp("next_at").toInstant(),
                instant(row.getTimestamp("asked_at")),
                instant(row.getTimestamp("answered_at")),
                row.getInt("status"),
                FeedState.Problem.valueOf(row.getString("problem").toUpperCase(Locale.ROOT)),
                new PoliceFeedPoller.Mark(
                        row.getString("etag"), row.getString("last_modified"), row.getInt("refusals")),
                row.getString("content_sha256"));
    }
}
