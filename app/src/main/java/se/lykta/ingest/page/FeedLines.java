package se.lykta.ingest.page;

import java.time.Instant;
import java.util.Optional;
import se.lykta.ingest.feed.FeedState;

/// What is said of a feed: whether it is on and when it last answered, and what went wrong, empty if nothing
/// did.
record FeedLines(String state, String problem) {

    static FeedLines of(boolean on, Optional<FeedState> found, Page page) {
        if (!on) {
            return new FeedLines(page.text("ingest.feed.off"), "");
        }
        return found.map(state -> new FeedLines(state(state, page), problem(state, page)))
                .orElseGet(() -> new FeedLines(page.text("ingest.feed.waiting"), ""));
    }

    private static String state(FeedState state, Page page) {
        var next = page.time(state.nextAt());
        var answered = state.answeredAt();
        return answered == null
                ? page.text("ingest.feed.neverAnswered", next)
                : page.text("ingest.feed.answered", page.time(answered), next);
    }

    private static String problem(FeedState state, Page page) {
        Instant asked = state.askedAt();
        if (asked == null || state.problem() == FeedState.Problem.NONE) {
            return "";
        }
        return page.text(
                "ingest.feed.problem." + state.problem().name(), page.time(asked), Integer.toString(state.status()));
    }
}
