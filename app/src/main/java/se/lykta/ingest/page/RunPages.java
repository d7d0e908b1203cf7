package se.lykta.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.ingest.feed.PoliceFeed;
import se.lykta.ingest.run.Destination;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;

/// What the pages of a run show.
@Component
class RunPages {
    private static final int HISTORY_ROWS = 100;
    private static final int FEED_ROWS = 5;
    private static final int EXAMPLES = 1_000;

    private final Import imports;
    private final ImportRuns runs;
    private final BackgroundRuns background;
    private final IncomingFiles files;
    private final PoliceFeed feed;
    private final Pages pages;

    RunPages(
            Import imports,
            ImportRuns runs,
            BackgroundRuns background,
            IncomingFiles files,
            PoliceFeed feed,
            Pages pages) {
        this.imports = imports;
        this.runs = runs;
        this.background = background;
        this.files = files;
        this.feed = feed;
        this.pages = pages;
    }

    /// A run in words.
    record Shown(
            long id,
            ImportRun.State state,
            String fileName,
            String template,
            String who,
            String started,
            String ended,
            ImportRun.Progress progress,
            Destination.Counts counts) {
        public boolean isUnfinished() {
            return state.isUnfinished();
        }

        public boolean isCommitted() {
            return state == ImportRun.State.COMMITTED;
        }
    }

    /// @param feed null for somebody who sees only the imports of their own organisation
    /// @param feedRuns the latest of the police's feed, which would crowd out the others
    record History(@Nullable FeedLines feed, List<Shown> feedRuns, List<Shown> runs) {}

    /// @param percent of the staged rows that are taken in; -1 while the file is read, when the end is not
    /// known
    record Progress(Shown run, int percent) {}

    /// @param fileThere can the reading go on without the file being sent again?
    record Paused(Shown run, boolean fileThere, boolean failed) {}

    record Duplicates(Shown run, long same, ImportRuns.Repeats repeats) {}

    record Confirm(Shown run, Destination.Counts counts, List<RejectGroup> problems) {
        public boolean isEmpty() {
            return counts.fresh() + counts.changed() == 0;
        }
    }

    /// @param from first day of the incidents, empty when there are none
    record Report(Shown run, List<RejectGroup> problems, String from, String to) {}

    Page page(SignedIn me, Locale locale) {
        return pages.page(me, locale);
    }

    History history(SignedIn me, Locale locale) {
        var page = page(me, locale);
        var people = pages.people(me);
        var municipality = me.municipality();
        if (!Access.of(me).may(Permission.INGEST_READ)) {
            var own = runs.newestOwn(municipality, me.organisation(), HISTORY_ROWS);
            return new History(
                    null,
                    List.of(),
                    own.stream().map(run -> shown(run, people, page)).toList());
        }
        var ofFeed = runs.newestOf(municipality, PoliceFeed.FILE_NAME, FEED_ROWS);
        var others = runs.newestExcept(municipality, PoliceFeed.FILE_NAME, HISTORY_ROWS);
        return new History(
                FeedLines.of(feed.isOnFor(municipality), feed.find(municipality), page),
                ofFeed.stream().map(run -> shown(run, people, page)).toList(),
                others.stream().map(run -> shown(run, people, page)).toList());
    }

    Progress progress(SignedIn me, ImportRun run, Locale locale) {
        var rows = run.progress().rowsStaged();
        var percent = run.state() != ImportRun.State.COMMITTING || rows == 0
                ? -1
                : (int) Math.min(100, 100 * run.counts().all() / rows);
        return new Progress(shown(me, run, locale), percent);
    }

    Paused paused(SignedIn me, ImportRun run, Locale locale) {
        return new Paused(
                shown(me, run, locale),
                files.findOfRun(run.municipality(), run.id()).isPresent(),
                background.hasFailed(run));
    }

    Duplicates duplicates(SignedIn me, ImportRun run, Locale locale) {
        return new Duplicates(shown(me, run, locale), imports.compare(run).same(), runs.repeats(run));
    }

    Confirm confirm(SignedIn me, ImportRun run, Locale locale) {
        return new Confirm(shown(me, run, locale), imports.compare(run), problems(run));
    }

    Report report(SignedIn me, ImportRun run, Locale locale) {
        var page = page(me, locale);
        var period = runs.findPeriod(run).orElse(null);
        return new Report(shown(me, run, locale), problems(run), day(period, true, page), day(period, false, page));
    }

    private static String day(ImportRuns.@Nullable Period period, boolean first, Page page) {
        if (period == null) {
            return "";
        }
        var instant = first ? period.first() : period.last();
        return instant.atZone(page.zone()).toLocalDate().toString();
    }

    private List<RejectGroup> problems(ImportRun run) {
        return RejectGroup.of(runs.rejectCounts(run), runs.rejects(run, 0, EXAMPLES));
    }

    private Shown shown(SignedIn me, ImportRun run, Locale locale) {
        return shown(run, pages.people(me), page(me, locale));
    }

    private Shown shown(ImportRun run, Map<UUID, String> people, Page page) {
        var ended = run.endedAt();
        return new Shown(
                run.id(),
                run.state(),
                run.file().name(),
                run.templateName(),
                pages.who(run, people, page),
                page.time(run.startedAt()),
                ended == null ? "" : page.time(ended),
                run.progress(),
                run.counts());
    }
}
