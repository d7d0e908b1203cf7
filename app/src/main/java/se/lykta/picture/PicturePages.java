package se.lykta.picture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Permission;
import se.lykta.area.LocationQuality;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.Incidents;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.picture.PicturePage.Detail;
import se.lykta.picture.PicturePage.Fact;
import se.lykta.picture.PicturePage.Link;
import se.lykta.picture.PicturePage.Made;
import se.lykta.picture.PictureState.View;
import se.lykta.picture.answer.CellPicture;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;

/// Puts the page of the operational picture together for one request.
@Component
class PicturePages {
    private static final int RANKING_ROWS = 8;
    private static final int TABLE_ROWS = 50;
    private static final int DOTS_ZOOM = 15;
    private static final int DETAIL_INCIDENTS = 5;

    private final Pictures pictures;
    private final Incidents incidents;
    private final ImportRuns runs;
    private final ColumnStore store;
    private final SavedViews views;
    private final Clock clock;

    PicturePages(
            Pictures pictures, Incidents incidents, ImportRuns runs, ColumnStore store, SavedViews views, Clock clock) {
        this.pictures = pictures;
        this.incidents = incidents;
        this.runs = runs;
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    PicturePage page(Asking asking) {
        var places = places(asking);
        var made = made(asking);
        var figures = new Figures(asking, pictures, made);
        var headline = new Headline(
                asking, places, pictures.total(asking.columns(), asking.question()), located(asking), reported(asking));
        var state = asking.state();
        var access = asking.access();
        return new PicturePage(
                FilterBar.of(asking),
                headline.sentence(),
                headline.total(),
                headline.basis(),
                headline.notices(store.progress(asking.columns().municipality())),
                map(asking, places),
                new PicturePage.Ranking(
                        places.rows(0, RANKING_ROWS),
                        places.size() <= RANKING_ROWS
                                ? null
                                : new Link(
                                        state.href("view", "table"),
                                        asking.phrases()
                                                .text(
                                                        "picture.ranking.all",
                                                        asking.phrases().number(places.size())),
                                        false)),
                figures.clock(asking.question()),
                figures.trend(),
                figures.comparison(),
                access.may(Permission.INCIDENT_READ) ? new IncidentRows(asking, incidents).table() : null,
                state.selected() == null ? null : detail(asking, state.selected()),
                made,
                sharing(asking),
                asking.columns().revision());
    }

    /// The cells or the areas of the chosen layer, as rows.
    PlaceRows places(Asking asking) {
        var layer = asking.layer();
        return layer.map(areas ->
                        PlaceRows.of(asking, pictures.areas(asking.columns(), asking.question(), areas), areas))
                .orElseGet(() -> PlaceRows.of(asking, cells(asking)));
    }

    CellPicture cells(Asking asking) {
        return pictures.cells(
                asking.columns(), asking.question(), asking.ground().grid(asking.cellMetres()));
    }

    /// The lowest share of agreed hours that any of the chosen sources reported in the period; NaN when none
    /// is known.
    private double reported(Asking asking) {
        var filter = asking.question().filter(asking.columns().zone());
        long now = clock.instant().getEpochSecond() / 60;
        int end = (int) Math.min(filter.toMinute(), now / 1440 * 1440);
        if (end <= filter.fromMinute()) {
            return Double.NaN;
        }
        var chosen = asking.question().sources();
        return pictures.reported(asking.columns(), new int[] {filter.fromMinute(), end}).bySource().entrySet().stream()
                .filter(source -> chosen.isEmpty() || chosen.contains(source.getKey()))
                .mapToDouble(source -> source.getValue()[0])
                .filter(share -> !Double.isNaN(share))
                .min()
                .orElse(Double.NaN);
    }

    private static long located(Asking asking) {
        var filter = asking.question().filter(asking.columns().zone());
        var quality = filter.leastQuality();
        var least = quality == null || quality.compareTo(LocationQuality.PLACE) > 0 ? LocationQuality.PLACE : quality;
        return asking.scan().count(filter.withQuality(least));
    }

    private PicturePage.MapPanel map(Asking asking, PlaceRows places) {
        var state = asking.state();
        int first = (state.page() - 1) * TABLE_ROWS;
        var rows = places.rows(first, first + TABLE_ROWS);
        var phrases = asking.phrases();
        return new PicturePage.MapPanel(
                state.view().code(),
                views(asking),
                bounds(asking),
                state.href("/picture/cells.json"),
                state.href("/picture/areas.json"),
                state.href("/picture/density.json"),
                "/picture/outline.geojson",
                asking.access().may(Permission.PICTURE_DOTS) ? state.href("/picture/dots.json") : null,
                DOTS_ZOOM,
                asking.cellMetres(),
                asking.usual(pictures).cells(asking.question().days()).breaks(),
                new PicturePage.PlaceTable(
                        rows,
                        rows.isEmpty()
                                ? phrases.text("picture.table.none")
                                : phrases.text(
                                        "picture.table.span",
                                        phrases.number(first + 1),
                                        phrases.number(first + rows.size()),
                                        phrases.number(places.size())),
                        first == 0 ? null : state.href("page", Integer.toString(state.page() - 1)),
                        first + rows.size() >= places.size()
                                ? null
                                : state.href("page", Integer.toString(state.page() + 1))));
    }

    private static List<Link> views(Asking asking) {
        return Arrays.stream(View.values())
                .filter(view -> view != View.DENSITY || asking.access().may(Permission.PICTURE_VIEW))
                .map(view -> new Link(
                        asking.state().href("view", view == View.CELLS ? null : view.code()),
                        asking.phrases().text("picture.view." + view.code()),
                        view == asking.state().view()))
                .toList();
    }

    /// What the municipality's own centre and zoom show on a map of ordinary size.
    private static double[] bounds(Asking asking) {
        var map = asking.ground().municipality().map();
        double half = 400 * 360 / (512 * Math.pow(2, map.zoom()));
        double halfLat = half * 0.72 * Math.cos(Math.toRadians(map.centre().latitude()));
        return new double[] {
            map.centre().longitude() - half,
            map.centre().latitude() - halfLat,
            map.centre().longitude() + half,
            map.centre().latitude() + halfLat
        };
    }

    /// One cell or area, closer; null when the id is not on the map.
    @Nullable
    Detail detail(Asking asking, String id) {
        var places = places(asking);
        var entry = places.entries().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (entry == null) {
            return null;
        }
        var question = asking.question();
        var filter = question.filter(asking.columns().zone());
        var layer = asking.layer();
        var narrowed =
                layer.isPresent() ? filter.inArea(PlaceRows.areaId(layer.get(), id)) : filter.inBox(box(asking, entry));
        var phrases = asking.phrases();
        var verdict = places.verdict(entry);
        var made = made(asking);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(phrases.text("picture.column.count"), asking.shown(entry.count())));
        boolean judged = verdict != Verdict.TOO_FEW && verdict != Verdict.NO_COVERAGE && !asking.hides(entry.count());
        if (judged) {
            facts.add(new Fact(
                    phrases.text("picture.column.season"), phrases.interval(places.lower(entry), places.upper(entry))));
        }
        facts.add(new Fact(phrases.text("picture.detail.rate"), places.basis(entry)));
        if (entry.lastYear() >= 0 && !asking.hides(entry.lastYear())) {
            facts.add(new Fact(phrases.text("picture.compare.lastYear"), phrases.number(entry.lastYear())));
        }
        facts.addAll(known(asking, narrowed));
        if (layer.isEmpty()) {
            hotness(asking, cells(asking), entry.index()).ifPresent(facts::add);
        }
        return new Detail(
                id,
                places.name(entry),
                phrases.text(
                        judged ? "picture.detail.sentence" : "picture.detail.fewSentence",
                        asking.shown(entry.count()),
                        question.days(),
                        judged ? phrases.interval(places.lower(entry), places.upper(entry)) : "",
                        asking.spoken(entry.count())),
                facts,
                asking.hides(entry.count()) ? null : new Figures(asking, pictures, made).clock(narrowed),
                asking.access().may(Permission.INCIDENT_READ)
                        ? new IncidentRows(asking, incidents).newest(narrowed, DETAIL_INCIDENTS)
                        : List.of(),
                asking.state().href("/action/new", "cell", id),
                asking.state().href("/picture"),
                asking.access().may(Permission.PLACE_MANAGE) ? placeHref(asking, entry) : null,
                made);
    }

    private static String placeHref(Asking asking, PlaceRows.Entry entry) {
        return asking.layer().isPresent()
                ? "/place/new?area=" + URLEncoder.encode(entry.id(), StandardCharsets.UTF_8)
                : String.format(
                        Locale.ROOT,
                        "/place/new?cell=%.1f,%.1f,%d",
                        entry.at().east(),
                        entry.at().north(),
                        asking.cellMetres());
    }

    private static IncidentFilter.Box box(Asking asking, PlaceRows.Entry entry) {
        double half = asking.cellMetres() / 2.0;
        return new IncidentFilter.Box(
                entry.at().east() - half,
                entry.at().north() - half,
                entry.at().east() + half,
                entry.at().north() + half);
    }

    /// Reported and discovered, never only their sum.
    static List<Fact> known(Asking asking, IncidentFilter filter) {
        var phrases = asking.phrases();
        return Arrays.stream(KnownBy.values())
                .map(known -> new Known(known, (int) asking.scan().count(filter.knownBy(known))))
                .filter(known -> known.count() > 0)
                .map(known -> new Fact(
                        phrases.text("picture.knownBy." + known.known().name().toLowerCase(Locale.ROOT)),
                        asking.shown(known.count())))
                .toList();
    }

    private record Known(KnownBy known, int count) {}

    private static java.util.Optional<Fact> hotness(Asking asking, CellPicture cells, int cell) {
        if (Double.isNaN(cells.hotZ(cell))) {
            return java.util.Optional.empty();
        }
        var phrases = asking.phrases();
        return java.util.Optional.of(new Fact(
                "Gi*",
                phrases.text(
                        "picture.detail.gi",
                        phrases.decimal(cells.hotZ(cell), 1),
                        cells.hotQ(cell) < 0.001
                                ? "<\u00a0" + phrases.decimal(0.001, 3)
                                : phrases.decimal(cells.hotQ(cell), 3))));
    }

    /// How the figures of this request were made.
    Made made(Asking asking) {
        var phrases = asking.phrases();
        var question = asking.question();
        var lastImport = runs.newest(asking.columns().municipality(), 20).stream()
                .filter(run -> run.state() == ImportRun.State.COMMITTED && run.endedAt() != null)
                .max(Comparator.comparing(run -> java.util.Objects.requireNonNullElse(run.endedAt(), Instant.EPOCH)));
        var total = pictures.total(asking.columns(), question);
        return new Made(
                phrases.text("picture.made.methodText", total.expected().model().windows()),
                phrases.text(
                        "picture.made.windowText",
                        phrases.day(question.from()),
                        phrases.day(question.to()),
                        question.days()),
                sourceNames(asking),
                lastImport
                        .map(run -> phrases.text(
                                "picture.made.lastImportText",
                                phrases.day(LocalDate.ofInstant(
                                        java.util.Objects.requireNonNull(run.endedAt()),
                                        asking.columns().zone())),
                                run.file().name()))
                        .orElseGet(() -> phrases.text("picture.made.noImport")),
                phrases.text("picture.made.missingText"));
    }

    private static String sourceNames(Asking asking) {
        var chosen = asking.question().sources();
        var names = asking.ground().sourceNames().entrySet().stream()
                .filter(source -> chosen.isEmpty() || chosen.contains(source.getKey()))
                .map(java.util.Map.Entry::getValue)
                .sorted()
                .toList();
        return names.isEmpty() ? asking.phrases().text("picture.made.noSources") : String.join(", ", names);
    }

    private PicturePage.Sharing sharing(Asking asking) {
        var phrases = asking.phrases();
        var state = asking.state();
        var downloads = new ArrayList<Link>();
        if (asking.access().mayWithinLimit(Permission.PICTURE_EXPORT)) {
            for (var format : List.of("csv", "xlsx", "geojson")) {
                downloads.add(
                        new Link(state.href("/picture." + format), phrases.text("picture.download." + format), false));
            }
        }
        var person = asking.access().findSignedIn();
        boolean maySave = person.isPresent() && asking.access().mayWithinLimit(Permission.VIEW_SAVE);
        return new PicturePage.Sharing(
                downloads,
                person.map(views::of).orElse(List.of()).stream()
                        .map(view -> new Link(
                                "/picture?" + view.query(),
                                view.name(),
                                view.query().equals(state.query())))
                        .toList(),
                state.query(),
                maySave);
    }
}
