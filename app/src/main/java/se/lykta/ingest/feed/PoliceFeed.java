package se.lykta.ingest.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import se.lykta.ingest.feed.PoliceFeedPoller.Answer;
import se.lykta.ingest.feed.PoliceFeedPoller.Mark;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.municipality.Municipalities;

/// The police's event feed, taken in by the import that files go through. Off unless municipalities are named in
/// `lykta.police.municipalities`; never on in a program started for example data, nor for a municipality of it.
///
/// One call serves all municipalities. The first of them holds the right to ask, which several processes share
/// through the database. A refusal or fault is kept for the page and never stops the program.
@Component
public class PoliceFeed {
    /// What the runs of the feed have for a file name; a file cannot be called so.
    public static final String FILE_NAME = "polisen.se/api/events";

    private static final Logger LOG = LoggerFactory.getLogger(PoliceFeed.class);
    private static final Actor JOB = Actor.job("police-feed");
    private static final int UNFINISHED_LOOKED_AT = 20;

    /// A process that is killed while it asks keeps the others waiting for so long.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final PoliceFeedSettings settings;
    private final FeedStates states;
    private final Takers takers;
    private final Import imports;
    private final ImportRuns runs;
    private final Clock clock;
    private final PoliceFeedPoller poller;
    private final Template template = ShippedTemplates.find("police-feed").orElseThrow();

    PoliceFeed(
            PoliceFeedSettings settings,
            FeedStates states,
            Takers takers,
            Import imports,
            ImportRuns runs,
            Clock clock) {
        this.settings = settings;
        this.states = states;
        this.takers = takers;
        this.imports = imports;
        this.runs = runs;
        this.clock = clock;
        poller = new PoliceFeedPoller(settings.asking(), clock);
    }

    /// Which municipalities may have real events?
    @Component
    static class Takers {
        private final Municipalities municipalities;
        private final ExampleMode exampleMode;
        private final boolean startedForExample;

        Takers(
                Municipalities municipalities,
                ExampleMode exampleMode,
                @Value("${lykta.example:false}") boolean startedForExample) {
            this.municipalities = municipalities;
            this.exampleMode = exampleMode;
            this.startedForExample = startedForExample;
        }

        List<MunicipalityId> of(List<MunicipalityId> named) {
            return startedForExample
                    ? List.of()
                    : named.stream()
                            .filter(id -> municipalities.find(id).isPresent() && !exampleMode.isMarked(id))
                            .toList();
        }
    }

    /// Is the feed asked for this municipality?
    public boolean isOnFor(MunicipalityId municipality) {
        return takers.of(settings.municipalities()).contains(municipality);
    }

    /// Where does the feed stand? Empty before the first call.
    public Optional<FeedState> find(MunicipalityId municipality) {
        return states.find(municipality);
    }

    /// Asks and imports if it is time.
    void step() throws InterruptedException {
        var taking = settings.isOn() ? takers.of(settings.municipalities()) : List.<MunicipalityId>of();
        var now = clock.instant();
        if (taking.isEmpty() || !isTime(taking, now) || !states.claim(taking.getFirst(), now, now.plus(CLAIM))) {
            return;
        }
        switch (poller.poll(commonMark(taking))) {
            case Answer.NotYet notYet -> taking.forEach(id -> states.save(id, waiting(id, notYet.next())));
            case Answer.Events events -> take(events, taking, now);
            case Answer.Same same -> taking.forEach(id -> states.save(id, answered(id, now, 304, same.mark())));
            case Answer.Refused refused -> {
                LOG.warn("police feed refused status={} next={}", refused.status(), refused.next());
                taking.forEach(id -> states.save(id, refused(id, now, refused)));
            }
        }
    }

    private boolean isTime(List<MunicipalityId> taking, Instant now) {
        return taking.stream().allMatch(id -> !state(id).nextAt().isAfter(now));
    }

    /// What is the feed told that we have? Only what all have, so that a municipality that is new here gets
    /// everything.
    private Mark commonMark(List<MunicipalityId> taking) {
        var first = state(taking.getFirst());
        boolean all = taking.stream()
                .allMatch(id -> !first.contentSha256().isEmpty()
                        && state(id).contentSha256().equals(first.contentSha256()));
        return all ? first.mark() : new Mark("", "", first.mark().refusals());
    }

    private void take(Answer.Events events, List<MunicipalityId> taking, Instant now) {
        var file = write(events.json());
        try {
            var sha256 = ImportRun.File.of(file, FILE_NAME).sha256();
            for (var id : taking) {
                states.save(id, taken(id, file, sha256, answered(id, now, 200, events.mark())));
            }
        } finally {
            delete(file);
        }
    }

    /// @param answer the state to keep when all went well
    private FeedState taken(MunicipalityId id, Path file, String sha256, FeedState answer) {
        if (answer.contentSha256().equals(sha256)) {
            return answer;
        }
        try {
            finishFormer(id);
            var run = imports.begin(id, file, FILE_NAME, template, JOB);
            var done = imports.commit(imports.stage(run, file, progress -> {}), JOB, progress -> {});
            boolean unreadable =
                    done.progress().rowsStaged() == 0 && done.progress().rowsRejected() > 0;
            return unreadable
                    ? with(answer, FeedState.Problem.UNREADABLE, "")
                    : with(answer, FeedState.Problem.NONE, sha256);
        } catch (RuntimeException e) {
            LOG.error("police feed not taken in municipality={}", id, e);
            return with(answer, FeedState.Problem.IMPORT_FAILED, "");
        }
    }

    /// Ends what a killed process began: what it was committing is committed, the rest comes again with this
    /// answer.
    private void finishFormer(MunicipalityId id) {
        for (var run : runs.newestOf(id, FILE_NAME, UNFINISHED_LOOKED_AT)) {
            if (run.state() == ImportRun.State.COMMITTING) {
                run = imports.commit(run, JOB, progress -> {});
            }
            if (run.state().isUnfinished()) {
                imports.discard(run, JOB);
            }
        }
    }

    private FeedState state(MunicipalityId id) {
        return states.find(id)
                .orElse(new FeedState(Instant.EPOCH, null, null, 0, FeedState.Problem.NONE, Mark.NONE, ""));
    }

    private FeedState waiting(MunicipalityId id, Instant next) {
        var state = state(id);
        return new FeedState(
                next,
                state.askedAt(),
                state.answeredAt(),
                state.status(),
                state.problem(),
                state.mark(),
                state.contentSha256());
    }

    private FeedState answered(MunicipalityId id, Instant now, int status, Mark mark) {
        var next = now.plus(settings.interval());
        return new FeedState(
                next, now, now, status, FeedState.Problem.NONE, mark, state(id).contentSha256());
    }

    private FeedState refused(MunicipalityId id, Instant now, Answer.Refused refused) {
        var state = state(id);
        @Nullable Instant answeredAt = state.answeredAt();
        var problem = refused.status() == 0 ? FeedState.Problem.UNREACHABLE : FeedState.Problem.REFUSED;
        var interval = now.plus(settings.interval());
        var next = refused.next().isAfter(interval) ? refused.next() : interval;
        return new FeedState(next, now, answeredAt, refused.status(), problem, refused.mark(), state.contentSha256());
    }

    private static FeedState with(FeedState state, FeedState.Problem problem, String sha256) {
        return new FeedState(
                state.nextAt(), state.askedAt(), state.answeredAt(), state.status(), problem, state.mark(), sha256);
    }

    private static Path write(byte[] json) {
        try {
            return Files.write(Files.createTempFile("lykta-police-feed", ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
