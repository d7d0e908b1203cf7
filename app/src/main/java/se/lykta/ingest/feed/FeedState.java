package se.lykta.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.feed.PoliceFeedPoller.Mark;

/// Where does a feed stand for a municipality?
///
/// @param nextAt not asked before
/// @param askedAt the last call; null = never
/// @param answeredAt when the feed last gave events or said that nothing was new; null = never
/// @param status HTTP status of the last call; 0 = no answer
/// @param contentSha256 of the content that is taken in; empty = none
public record FeedState(
        Instant nextAt,
        @Nullable Instant askedAt,
        @Nullable Instant answeredAt,
        int status,
        Problem problem,
        Mark mark,
        String contentSha256) {

    /// What went wrong the last time?
    public enum Problem {
        NONE,
        /// The feed answered with something else than events.
        REFUSED,
        UNREACHABLE,
        /// The content was no list of events.
        UNREADABLE,
        /// The events came but were not taken in; the log tells why. They come again with the next call.
        IMPORT_FAILED
    }
}
