package se.lykta.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.trend.ExpectedCounts;
import se.lykta.analysis.trend.Rate;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.EastNorth;
import se.lykta.municipality.Population;
import se.lykta.picture.answer.CellPicture;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.SeriesPicture;
import se.lykta.picture.answer.Verdict;
import se.lykta.picture.chart.IntervalBand;

/// The cells or areas of a picture as rows, those furthest above what was expected first.
final class PlaceRows {
    private static final double RATE_PEOPLE = 1000;
    /// About a hundred metres.
    private static final int POSITION_DIGITS = 3;

    private final Asking asking;
    private final List<Entry> entries;

    /// One cell or area.
    ///
    /// @param id as on the map
    /// @param series its place in the expected counts; -1 when nothing is expected of it
    record Entry(String id, int index, int series, int count, EastNorth at, int lastYear) {}

    private final @Nullable ExpectedCounts expected;
    private final @Nullable AreaLayer layer;

    private PlaceRows(
            Asking asking, List<Entry> entries, @Nullable ExpectedCounts expected, @Nullable AreaLayer layer) {
        this.asking = asking;
        this.expected = expected;
        this.layer = layer;
        this.entries = entries.stream()
                .sorted(Comparator.comparingDouble(this::surprise)
                        .thenComparing(Comparator.comparingInt(Entry::count).reversed())
                        .thenComparingInt(Entry::index))
                .toList();
    }

    static PlaceRows of(Asking asking, CellPicture cells) {
        var entries = new ArrayList<Entry>();
        for (int cell = 0; cell < cells.count().length; cell++) {
            boolean expects = cells.series()[cell] >= 0 && cells.expected().mean()[cells.series()[cell]] >= 1;
            if (cells.count()[cell] > 0 || expects) {
                entries.add(new Entry(
                        cellId(cells, cell),
                        cell,
                        cells.series()[cell],
                        cells.count()[cell],
                        new EastNorth(cells.grid().centreX(cell), cells.grid().centreY(cell)),
                        cells.lastYear() == null ? -1 : cells.lastYear()[cell]));
            }
        }
        return new PlaceRows(asking, entries, cells.expected(), null);
    }

    static PlaceRows of(Asking asking, SeriesPicture areas, AreaLayer layer) {
        var entries = IntStream.range(0, layer.areas().size())
                .mapToObj(i -> new Entry(
                        layer.areas().get(i).code(),
                        i,
                        i,
                        areas.count()[i],
                        layer.areas().get(i).labelPoint(),
                        areas.lastYear() == null ? -1 : areas.lastYear()[i]))
                .toList();
        return new PlaceRows(asking, entries, areas.expected(), layer);
    }

    /// A cell where nothing happened in the period and next to nothing was expected.
    Entry empty(int cell, SquareGrid grid) {
        var at = new EastNorth(grid.centreX(cell), grid.centreY(cell));
        return new Entry("c" + (int) grid.cellMetres() + "-" + cell, cell, -1, 0, at, -1);
    }

    static String cellId(CellPicture cells, int cell) {
        return "c" + (int) cells.grid().cellMetres() + "-" + cell;
    }

    int size() {
        return entries.size();
    }

    List<Entry> entries() {
        return entries;
    }

    /// How many stand out also after correction for the number of places looked at?
    long higher() {
        return entries.stream().filter(this::isHigher).count();
    }

    /// Rows from one place in the order to another.
    List<PicturePage.PlaceRow> rows(int from, int to) {
        double scale = entries.stream()
                .limit(Math.max(to, 8))
                .mapToDouble(entry -> Math.max(entry.count(), upper(entry)))
                .max()
                .orElse(1);
        return IntStream.range(Math.min(from, entries.size()), Math.min(to, entries.size()))
                .mapToObj(i -> row(i + 1, entries.get(i), Math.max(scale, 1)))
                .toList();
    }

    private PicturePage.PlaceRow row(int rank, Entry entry, double scale) {
        var phrases = asking.phrases();
        var verdict = verdict(entry);
        boolean judged = verdict != Verdict.TOO_FEW && verdict != Verdict.NO_COVERAGE && !asking.hides(entry.count());
        var lonLat = asking.ground().lonLat(entry.at().east(), entry.at().north());
        return new PicturePage.PlaceRow(
                rank,
                entry.id(),
                name(entry),
                lonLat.longitude(),
                lonLat.latitude(),
                basis(entry),
                asking.shown(entry.count()),
                judged ? phrases.interval(lower(entry), upper(entry)) : "–",
                judged ? new IntervalBand(entry.count(), lower(entry), upper(entry), scale) : null,
                verdict,
                asking.state().href("selected", entry.id()),
                asking.state().href("/picture/cell", "id", entry.id()));
    }

    /// What the place is called: its area, or for a cell the named place near it.
    String name(Entry entry) {
        if (layer != null) {
            return layer.areas().get(entry.index()).name();
        }
        var near = asking.ground().near(entry.at().east(), entry.at().north());
        if (near != null) {
            return near.metres() < 150
                    ? near.name()
                    : asking.phrases().text("picture.place.near", near.name(), Math.round(near.metres() / 50) * 50);
        }
        return asking.ground()
                .areaName(entry.at().east(), entry.at().north())
                .map(area -> asking.phrases().text("picture.place.cellIn", area))
                .orElseGet(() -> position(entry.at()));
    }

    /// Where nothing has a name, the position itself tells two cells apart.
    private String position(EastNorth at) {
        var lonLat = asking.ground().lonLat(at.east(), at.north());
        var phrases = asking.phrases();
        return phrases.text(
                "picture.place.cellAt",
                phrases.decimal(Math.abs(lonLat.latitude()), POSITION_DIGITS),
                lonLat.latitude() < 0 ? 1 : 0,
                phrases.decimal(Math.abs(lonLat.longitude()), POSITION_DIGITS),
                lonLat.longitude() < 0 ? 1 : 0);
    }

    /// The rate with its denominator, or why there is none.
    String basis(Entry entry) {
        var phrases = asking.phrases();
        if (asking.hides(entry.count())) {
            return phrases.text("picture.rate.hidden");
        }
        if (verdict(entry) == Verdict.TOO_FEW) {
            return phrases.text("picture.rate.few");
        }
        var people = layer == null ? null : people(layer, entry);
        if (people != null) {
            return phrases.text(
                    "picture.rate.people", phrases.decimal(new Rate(entry.count(), people).value() * RATE_PEOPLE, 1));
        }
        return phrases.text("picture.rate.area", phrases.decimal(entry.count() / squareKilometres(entry), 0));
    }

    private @Nullable Long people(AreaLayer areas, Entry entry) {
        long least = asking.ground().municipality().rules().thresholds().minimumPopulation();
        return asking.ground()
                .population(areas)
                .map(Population::perArea)
                .map(perArea -> perArea.get(areas.areas().get(entry.index()).code()))
                .filter(people -> people >= Math.max(1, least))
                .orElse(null);
    }

    private double squareKilometres(Entry entry) {
        return layer == null
                ? Math.pow(asking.cellMetres() / 1000.0, 2)
                : layer.areas().get(entry.index()).squareMetres() / 1e6;
    }

    Verdict verdict(Entry entry) {
        if (expected == null || entry.series() < 0) {
            return Verdict.TOO_FEW;
        }
        var single = Pictures.verdict(expected.verdict()[entry.series()]);
        // Above its own interval, but not beyond what chance gives among so many places: as expected.
        return single == Verdict.HIGHER && !isHigher(entry)
                        || single == Verdict.LOWER
                                && expected.lowerQ()[entry.series()] > CellPicture.FALSE_DISCOVERY_RATE
                ? Verdict.EXPECTED
                : single;
    }

    private boolean isHigher(Entry entry) {
        return expected != null
                && entry.series() >= 0
                && Pictures.verdict(expected.verdict()[entry.series()]) == Verdict.HIGHER
                && expected.q()[entry.series()] <= CellPicture.FALSE_DISCOVERY_RATE;
    }

    int lower(Entry entry) {
        return expected == null || entry.series() < 0 ? 0 : expected.lower()[entry.series()];
    }

    int upper(Entry entry) {
        return expected == null || entry.series() < 0 ? 0 : expected.upper()[entry.series()];
    }

    private double surprise(Entry entry) {
        if (expected == null || entry.series() < 0) {
            return 2;
        }
        double p = expected.upperP()[entry.series()];
        boolean judged = verdict(entry) != Verdict.TOO_FEW && verdict(entry) != Verdict.NO_COVERAGE;
        return Double.isNaN(p) ? 2 : judged ? p : 1 + p;
    }

    /// The id of an area by the code that stands in its row.
    static @Nullable Integer areaId(AreaLayer layer, String code) {
        for (int i = 0; i < layer.areas().size(); i++) {
            if (layer.areas().get(i).code().equals(code)) {
                return AreaId.of(layer.number(), i);
            }
        }
        return null;
    }
}
