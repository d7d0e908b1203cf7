package se.lykta.picture.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.lykta.analysis.grid.Neighbourhood;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.GetisOrd;
import se.lykta.analysis.trend.ExpectedCount;
import se.lykta.analysis.trend.ExpectedCounts;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.observe.Exposures;
import se.lykta.picture.answer.PictureQuestion.Known;

/// Computes the picture from columns: counts, expectations, hot cells. The same question about the same revision is
/// computed once, however many ask at the same time; the newest answers are kept.
@Component
public class Pictures {
    /// Of the heap, the part that answers may take.
    private static final int KEPT_SHARE = 8;
    private static final int SMALL_BYTES = 1000;
    private static final int MOST_WINDOWS = 39;
    private static final int FEWEST_WINDOWS = 13;
    private static final int MOST_COUNTS = 4_000_000;
    private static final int WEEKS_OF_A_YEAR = 52;

    /// Stands in the key of an answer that does not depend on the question.
    private static final PictureQuestion ALWAYS =
            new PictureQuestion(LocalDate.EPOCH, LocalDate.EPOCH, Set.of(), Set.of(), Known.ALL, null, null);

    private final KeptAnswers answers = new KeptAnswers(Runtime.getRuntime().maxMemory() / KEPT_SHARE, Pictures::bytes);
    private final Exposures exposures;
    private final GroundHours groundHours;
    private final BiFunction<MunicipalityId, LocalDate, List<AreaLayer>> layers;
    private final Clock clock;

    @Autowired
    Pictures(Exposures exposures, Areas areas, Clock clock) {
        this(exposures, areas::on, clock);
    }

    /// @param layers that hold on a day
    Pictures(Exposures exposures, BiFunction<MunicipalityId, LocalDate, List<AreaLayer>> layers, Clock clock) {
        this.exposures = exposures;
        this.groundHours = new GroundHours(exposures, layers);
        this.layers = layers;
        this.clock = clock;
    }

    /// @param minute since 1970 in which an answer with hours or a running period was made; 0 for one that
    ///     lasts as long as the incidents
    private record Key(
            MunicipalityId municipality,
            long revision,
            long minute,
            String part,
            PictureQuestion question,
            Object detail) {}

    /// An answer from incidents alone.
    private static Key lasting(IncidentColumns columns, String part, PictureQuestion question, Object detail) {
        return new Key(columns.municipality(), columns.revision(), 0, part, question, detail);
    }

    /// An answer that also rests on guarded hours or on how much of a period has passed. Neither raises
    /// the revision of the incidents, so it is made anew each minute.
    private Key timely(IncidentColumns columns, String part, PictureQuestion question, Object detail) {
        return new Key(
                columns.municipality(),
                columns.revision(),
                clock.instant().getEpochSecond() / 60,
                part,
                question,
                detail);
    }

    /// How many, what was expected, and which cells stand out among the others?
    ///
    /// @param frame the rectangle to divide, metres in the municipality's metric system
    public CellPicture cells(IncidentColumns columns, PictureQuestion question, SquareGrid grid) {
        return once(
                timely(columns, "cells", question, grid),
                CellPicture.class,
                () -> computeCells(columns, question, grid));
    }

    /// The same for the areas of a layer.
    public SeriesPicture areas(IncidentColumns columns, PictureQuestion question, AreaLayer layer) {
        return once(
                timely(columns, "areas", question, layer.number()),
                SeriesPicture.class,
                () -> computeAreas(columns, question, layer));
    }

    /// The same for everything the question asks about, as one sum.
    public SeriesPicture total(IncidentColumns columns, PictureQuestion question) {
        return once(timely(columns, "total", question, ""), SeriesPicture.class, () -> computeTotal(columns, question));
    }

    /// The same as one sum for each of some weeks; the question's own period does not matter.
    ///
    /// @param lastSunday end of the last week
    public List<WeeklyTotals.Week> weeks(
            IncidentColumns columns, PictureQuestion question, LocalDate lastSunday, int weeks) {
        var asked = question.during(lastSunday, lastSunday);
        return once(timely(columns, "weeks", asked, weeks), Weeks.class, () -> computeWeeks(columns, asked, weeks))
                .list();
    }

    private record Weeks(List<WeeklyTotals.Week> list) {}

    private Weeks computeWeeks(IncidentColumns columns, PictureQuestion question, int weeks) {
        var totals = WeeklyTotals.read(
                columns,
                question,
                question.to(),
                weeks,
                boundaries -> groundHours.perDay(columns, question, boundaries));
        return new Weeks(totals.line(question.to(), weeks, (all, week) -> {
            var asked = all.question(question, week);
            var windows = Windows.before(asked, columns.zone(), firstDay(columns), MOST_WINDOWS);
            var counts = all.before(week, windows.earlier());
            var looked = all.looked(week, windows.earlier());
            return new SeriesPicture(last(counts, 1), all.lastYear(week), expected(counts, windows, looked, asked));
        }));
    }

    /// How many hours were reported for the question's ground and period, and whose?
    public GuardedHours guardedHours(IncidentColumns columns, PictureQuestion question) {
        return once(
                timely(columns, "hours", question, ""),
                GuardedHours.class,
                () -> groundHours.reported(columns, question));
    }

    /// The question's period beside another as long, kind by kind; discovered incidents per guarded hour where
    /// the hours of both are known.
    ///
    /// @param from first day of the other period
    public List<Compared> compared(IncidentColumns columns, PictureQuestion question, LocalDate from) {
        return Compared.of(this, columns, question, from);
    }

    /// Where it is dense, smoothed.
    ///
    /// @param fewest with fewer incidents there is no smoothing
    public Density density(IncidentColumns columns, PictureQuestion question, SquareGrid grid, int fewest) {
        return once(
                lasting(columns, "density", question, grid),
                Density.class,
                () -> Density.of(new IncidentScan(columns).positions(question.filter(columns.zone())), grid, fewest));
    }

    /// What is shown when nobody chose: incidents, or the rows of a statistic when there is nothing else.
    public Known usualKnown(IncidentColumns columns) {
        return once(lasting(columns, "known", ALWAYS, ""), Known.class, () -> {
            boolean none = new IncidentScan(columns).count(everything(columns, Known.ALL)) == 0;
            return none && columns.size() > 0 ? Known.STATISTIC : Known.ALL;
        });
    }

    /// What an ordinary day brings, over the whole history and every type and source.
    public Usual usual(IncidentColumns columns, SquareGrid grid) {
        return once(
                lasting(columns, "usual", ALWAYS, grid),
                Usual.class,
                () -> Usual.of(columns, everything(columns, usualKnown(columns)), grid));
    }

    private static IncidentFilter everything(IncidentColumns columns, Known known) {
        return new PictureQuestion(LocalDate.EPOCH, LocalDate.EPOCH, Set.of(), Set.of(), known, null, null)
                .filter(columns.zone())
                .during(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static Verdict verdict(se.lykta.analysis.trend.Verdict verdict) {
        return switch (verdict) {
            case HIGHER -> Verdict.HIGHER;
            case AS_EXPECTED -> Verdict.EXPECTED;
            case LOWER -> Verdict.LOWER;
            case TOO_FEW -> Verdict.TOO_FEW;
            case NO_COVERAGE -> Verdict.NO_COVERAGE;
        };
    }

    private CellPicture computeCells(IncidentColumns columns, PictureQuestion question, SquareGrid grid) {
        int most = Math.max(FEWEST_WINDOWS, Math.min(MOST_WINDOWS, MOST_COUNTS / grid.cells()));
        var windows = Windows.before(question, columns.zone(), firstDay(columns), most);
        var scan = new IncidentScan(columns);
        var counted = scan.cellPeriods(question.filter(columns.zone()), grid, windows.boundaries());
        int periods = counted.periods();
        var inside = withNeighbours(occupied(counted.count(), periods), grid);
        var series = numbered(inside);
        var looked = looked(columns, windows, question);
        var count = new int[grid.cells()];
        for (int cell = 0; cell < count.length; cell++) {
            count[cell] = counted.count()[cell * periods + periods - 1];
        }
        var period = scan.cells(question.filter(columns.zone()), grid);
        return new CellPicture(
                grid,
                series,
                count,
                lastYearCells(columns, question, grid),
                expected(
                        compact(counted.count(), periods, series),
                        windows,
                        looked,
                        codes(columns, looked, question.to(), grid, series),
                        question),
                CellPicture.Hot.of(GetisOrd.withDefaults().test(count, inside, grid), series, size(series)),
                period.located(),
                period.total());
    }

    private SeriesPicture computeAreas(IncidentColumns columns, PictureQuestion question, AreaLayer layer) {
        int areas = layer.areas().size();
        var windows = Windows.before(question, columns.zone(), firstDay(columns), MOST_WINDOWS);
        var scan = new IncidentScan(columns);
        var counts = scan.areaPeriods(question.filter(columns.zone()), layer.number(), areas, windows.boundaries());
        var lastYear = lastYear(columns, question);
        return new SeriesPicture(
                last(counts, areas),
                lastYear == null
                        ? null
                        : scan.areaPeriods(
                                lastYear.filter(columns.zone()), layer.number(), areas, period(lastYear, columns)),
                expected(
                        counts,
                        windows,
                        looked(columns, windows, question),
                        layer.areas().stream().map(Area::code).toList(),
                        question));
    }

    private SeriesPicture computeTotal(IncidentColumns columns, PictureQuestion question) {
        var windows = Windows.before(question, columns.zone(), firstDay(columns), MOST_WINDOWS);
        var scan = new IncidentScan(columns);
        var counts = scan.periods(question.filter(columns.zone()), windows.boundaries());
        var lastYear = lastYear(columns, question);
        return new SeriesPicture(
                last(counts, 1),
                lastYear == null ? null : scan.periods(lastYear.filter(columns.zone()), period(lastYear, columns)),
                expected(counts, windows, lookedInAll(columns, windows, question), question));
    }

    /// How much was looked on the question's ground as a whole, 1 = as usual?
    private double[] lookedInAll(IncidentColumns columns, Windows windows, PictureQuestion question) {
        var hours = groundHours.perDay(columns, question, windows.boundaries());
        var weight = weight(columns, windows, question, hours.isEmpty());
        var looked = Looked.asUsual(windows.earlier() + 1);
        hours.forEach((source, hoursPerDay) -> Looked.add(looked, weight.applyAsDouble(source), hoursPerDay));
        return looked;
    }

    /// Codes of the areas that the cells' middles lie in, as far as hours were agreed for them.
    ///
    /// @param series of each cell, -1 for none
    private List<String> codes(IncidentColumns columns, Looked looked, LocalDate day, SquareGrid grid, int[] series) {
        var codes = new String[size(series)];
        Arrays.fill(codes, "");
        if (!looked.byArea().isEmpty()) {
            var areas = layers.apply(columns.municipality(), day).stream()
                    .flatMap(layer -> layer.areas().stream())
                    .filter(area -> looked.byArea().containsKey(area.code()))
                    .toList();
            var locator = new AreaLocator(areas);
            for (int cell = 0; cell < series.length; cell++) {
                int at =
                        series[cell] < 0 ? AreaLocator.NOWHERE : locator.locate(grid.centreX(cell), grid.centreY(cell));
                if (at != AreaLocator.NOWHERE) {
                    codes[series[cell]] = areas.get(at).code();
                }
            }
        }
        return List.of(codes);
    }

    /// @param counts series by series, the period asked about last
    /// @param looked the same for all series
    private ExpectedCounts expected(int[] counts, Windows windows, double[] looked, PictureQuestion question) {
        int series = counts.length / (windows.earlier() + 1);
        var everywhere = new Looked(looked, looked, Map.of());
        return expected(counts, windows, everywhere, Collections.nCopies(series, ""), question);
    }

    /// @param counts series by series, the period asked about last
    /// @param codes of the series' areas
    private ExpectedCounts expected(
            int[] counts, Windows windows, Looked looked, List<String> codes, PictureQuestion question) {
        int periods = windows.earlier() + 1;
        var pooled = new long[periods];
        var earlier = new int[codes.size() * (periods - 1)];
        for (int s = 0; s < codes.size(); s++) {
            for (int p = 0; p < periods; p++) {
                pooled[p] += counts[s * periods + p];
            }
            System.arraycopy(counts, s * periods, earlier, s * (periods - 1), periods - 1);
        }
        var season = windows.season(pooled, looked.everywhere(), question.days());
        season[periods - 1] *= passed(windows.boundaries()[periods - 1], windows.boundaries()[periods]);
        return ExpectedCount.withDefaults().of(earlier, looked.effort(codes, season), last(counts, codes.size()));
    }

    private Looked looked(IncidentColumns columns, Windows windows, PictureQuestion question) {
        var hours = exposures.looking(columns.municipality(), windows.boundaries(), columns.zone());
        return Looked.of(windows.earlier() + 1, hours, weight(columns, windows, question, hours.isEmpty()));
    }

    /// Which share of the incidents of all windows does a source have?
    private static ToDoubleFunction<String> weight(
            IncidentColumns columns, Windows windows, PictureQuestion question, boolean unused) {
        var boundaries = windows.boundaries();
        var scan = new IncidentScan(columns);
        var filter = question.filter(columns.zone()).during(boundaries[0], boundaries[boundaries.length - 1]);
        long all = unused ? 0 : scan.count(filter);
        return source ->
                all == 0 || !asks(question, source) ? 0 : (double) scan.count(filter.ofSources(Set.of(source))) / all;
    }

    private static boolean asks(PictureQuestion question, String source) {
        return question.sources().isEmpty() || question.sources().contains(source);
    }

    /// @param bySource per source code, the share of agreed hours reported in each period; NaN = not known
    public record Reported(Map<String, double[]> bySource) {}

    /// Which share of their agreed hours did the sources report in each period?
    public Reported reported(IncidentColumns columns, int[] boundaries) {
        var periods = Arrays.stream(boundaries).boxed().toList();
        return once(
                timely(columns, "reported", ALWAYS, periods),
                Reported.class,
                () -> new Reported(exposures.coverage(columns.municipality(), boundaries, columns.zone())));
    }

    private double passed(int fromMinute, int toMinute) {
        long now = clock.instant().getEpochSecond() / 60;
        return now >= toMinute ? 1 : Math.max(0, (double) (now - fromMinute) / (toMinute - fromMinute));
    }

    private static int[] last(int[] counts, int series) {
        var last = new int[series];
        if (series == 0) {
            return last;
        }
        int periods = counts.length / series;
        for (int s = 0; s < series; s++) {
            last[s] = counts[s * periods + periods - 1];
        }
        return last;
    }

    private static boolean[] occupied(int[] counts, int periods) {
        var occupied = new boolean[counts.length / periods];
        int i = 0;
        for (int cell = 0; cell < occupied.length; cell++) {
            int any = 0;
            for (int p = 0; p < periods; p++) {
                any |= counts[i++];
            }
            occupied[cell] = any != 0;
        }
        return occupied;
    }

    private static boolean[] withNeighbours(boolean[] occupied, SquareGrid grid) {
        var steps = Neighbourhood.queen();
        var inside = occupied.clone();
        for (int cell = 0; cell < occupied.length; cell++) {
            if (!occupied[cell]) {
                continue;
            }
            for (int k = 0; k < steps.columnStep().length; k++) {
                int column = grid.columnOf(cell) + steps.columnStep()[k];
                int row = grid.rowOf(cell) + steps.rowStep()[k];
                if (column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows()) {
                    inside[row * grid.columns() + column] = true;
                }
            }
        }
        return inside;
    }

    private static int[] numbered(boolean[] inside) {
        var number = new int[inside.length];
        int next = 0;
        for (int cell = 0; cell < inside.length; cell++) {
            number[cell] = inside[cell] ? next++ : -1;
        }
        return number;
    }

    private static int size(int[] series) {
        int size = 0;
        for (int s : series) {
            size = Math.max(size, s + 1);
        }
        return size;
    }

    private static int[] compact(int[] counts, int periods, int[] series) {
        var compact = new int[size(series) * periods];
        for (int cell = 0; cell < series.length; cell++) {
            if (series[cell] >= 0) {
                System.arraycopy(counts, cell * periods, compact, series[cell] * periods, periods);
            }
        }
        return compact;
    }

    private static int @Nullable [] lastYearCells(IncidentColumns columns, PictureQuestion question, SquareGrid grid) {
        var lastYear = lastYear(columns, question);
        return lastYear == null
                ? null
                : new IncidentScan(columns)
                        .cells(lastYear.filter(columns.zone()), grid)
                        .count();
    }

    /// The same weeks one year before, as far as the data reach.
    private static @Nullable PictureQuestion lastYear(IncidentColumns columns, PictureQuestion question) {
        var from = question.from().minusWeeks(WEEKS_OF_A_YEAR);
        return from.isBefore(firstDay(columns))
                ? null
                : question.during(from, question.to().minusWeeks(WEEKS_OF_A_YEAR));
    }

    private static int[] period(PictureQuestion question, IncidentColumns columns) {
        var filter = question.filter(columns.zone());
        return new int[] {filter.fromMinute(), filter.toMinute()};
    }

    public static LocalDate firstDay(IncidentColumns columns) {
        return columns.span()
                .map(span -> day(span.firstMinute(), columns.zone()))
                .orElse(LocalDate.MAX);
    }

    public static LocalDate day(int minute, ZoneId zone) {
        return Instant.ofEpochSecond(minute * 60L).atZone(zone).toLocalDate();
    }

    private <T> T once(Key key, Class<T> type, Supplier<T> compute) {
        return answers.get(key, type, compute);
    }

    private static long bytes(Object answer) {
        long body = switch (answer) {
            case CellPicture cells -> cells.bytes();
            case SeriesPicture series -> series.bytes();
            case Weeks weeks -> (long) SMALL_BYTES * weeks.list().size();
            case Density density -> (long) Integer.BYTES * density.shades().length;
            default -> SMALL_BYTES;
        };
        return SMALL_BYTES + body;
    }
}
