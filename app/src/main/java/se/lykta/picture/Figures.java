package se.lykta.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import se.lykta.analysis.rhythm.BlockShare;
import se.lykta.analysis.rhythm.HourClock;
import se.lykta.analysis.rhythm.HourWeights;
import se.lykta.analysis.trend.Rate;
import se.lykta.analysis.trend.RateComparison;
import se.lykta.incident.IncidentFilter;
import se.lykta.picture.PicturePage.ComparisonRow;
import se.lykta.picture.PicturePage.Link;
import se.lykta.picture.PicturePage.Made;
import se.lykta.picture.answer.Compared;
import se.lykta.picture.answer.PictureQuestion;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;
import se.lykta.picture.answer.WeeklyTotals;
import se.lykta.picture.chart.ClockChart;
import se.lykta.picture.chart.Ramp;
import se.lykta.picture.chart.TrendChart;

/// The figures beside the map: when it happens, how it develops, what it is compared with.
final class Figures {
    private static final int FEWEST_TO_COMPARE = 10;
    private static final double COVERAGE = 0.95;
    private static final double HOURS_UNIT = 100;
    private static final int TREND_WEEKS = 26;
    private static final int FEWEST_FOR_SHARE = 30;

    private final Asking asking;
    private final Pictures pictures;
    private final Made made;

    Figures(Asking asking, Pictures pictures, Made made) {
        this.asking = asking;
        this.pictures = pictures;
        this.made = made;
    }

    /// When in the week? Incidents known to an interval are spread over it.
    PicturePage.Clock clock(PictureQuestion question) {
        var weights = weights(question);
        return new PicturePage.Clock(
                chart(weights, asking.usual(pictures).clock(question.days())), clockSentence(weights), made);
    }

    /// The clock of a cell or an area alone.
    ClockChart clock(IncidentFilter filter) {
        return chart(
                weights(filter),
                asking.usual(pictures).clockOfCell(asking.question().days()));
    }

    /// The clock of a place, whose shades are those of a busy cell.
    PicturePage.Clock clockOfPlace() {
        var weights = weights(asking.question());
        return new PicturePage.Clock(
                chart(
                        weights,
                        asking.usual(pictures).clockOfCell(asking.question().days())),
                clockSentence(weights),
                made);
    }

    private ClockChart chart(HourWeights weights, Ramp ramp) {
        return new ClockChart(weights.hourOfWeek(), weights.tooLong() + weights.unusable(), ramp, asking.hiddenBelow());
    }

    HourWeights weights(PictureQuestion question) {
        return weights(question.filter(asking.columns().zone()));
    }

    private HourWeights weights(IncidentFilter filter) {
        var zone = asking.columns().zone();
        var times = asking.scan().times(filter);
        var spread = HourClock.of(zone).weigh(longs(times.earliestMinute()), longs(times.latestMinute()));
        var hours = spread.hourOfWeek().clone();
        int known = 0;
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] += times.hourOfWeek()[hour];
            known += times.hourOfWeek()[hour];
        }
        return new HourWeights(hours, known + spread.events(), spread.tooLong(), spread.unusable());
    }

    private String clockSentence(HourWeights weights) {
        var phrases = asking.phrases();
        int untimed = weights.tooLong() + weights.unusable();
        var tail = untimed == 0
                ? ""
                : " " + phrases.text("picture.clock.untimed", asking.shown(untimed), asking.spoken(untimed));
        if (weights.events() < FEWEST_FOR_SHARE || asking.hides(weights.events())) {
            return phrases.sentence(
                            "picture.clock.few", asking.shown(weights.events()), asking.spoken(weights.events()))
                    + tail;
        }
        var busiest = Block.busiest(weights);
        var share = busiest.share();
        return phrases.sentence(
                        "picture.clock.share",
                        phrases.text("picture.weekday." + (busiest.day() + 1)),
                        phrases.text("picture.weekday." + ((busiest.day() + 1) % 7 + 1)),
                        "%02d".formatted(busiest.hour()),
                        "%02d".formatted((busiest.hour() + Block.HOURS) % 24),
                        phrases.percent(share.share()),
                        phrases.decimal(100 * share.lower(), 0) + "–" + phrases.percent(share.upper()),
                        phrases.percent(share.evenShare()))
                + tail;
    }

    /// The five hours of two neighbouring days that hold most.
    private record Block(int day, int hour, BlockShare share) {
        static final int HOURS = 5;

        static Block busiest(HourWeights weights) {
            int busiest = 0;
            double most = -1;
            for (int start = 0; start < 7 * 24; start++) {
                double inside = inside(weights.hourOfWeek(), start);
                if (inside > most) {
                    most = inside;
                    busiest = start;
                }
            }
            int day = busiest / 24;
            int hour = busiest % 24;
            var hours = BlockShare.block(new int[] {day, (day + 1) % 7}, hour, (hour + HOURS) % 24);
            return new Block(day, hour, BlockShare.of(weights, hours, COVERAGE));
        }

        /// What the five hours from one hour of the week, and the same a day later, hold together.
        private static double inside(double[] hourOfWeek, int start) {
            double inside = 0;
            for (int hour = start; hour < start + HOURS; hour++) {
                inside += hourOfWeek[hour % hourOfWeek.length] + hourOfWeek[(hour + 24) % hourOfWeek.length];
            }
            return inside;
        }
    }

    /// Week by week, each against what the year before it led one to expect.
    PicturePage.Trend trend() {
        var phrases = asking.phrases();
        var end = asking.question().to();
        var today = end.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        var weeks = pictures.weeks(asking.columns(), asking.question(), today, TREND_WEEKS).stream()
                .map(this::week)
                .toList();
        boolean lastYear = asking.state().lastYear();
        return new PicturePage.Trend(
                new TrendChart(weeks, lastYear),
                trendSentence(weeks),
                new Link(
                        asking.state().href("lastYear", lastYear ? null : "1"),
                        phrases.text(lastYear ? "picture.trend.hideLastYear" : "picture.trend.showLastYear"),
                        lastYear),
                made);
    }

    private TrendChart.Week week(WeeklyTotals.Week week) {
        var label = asking.phrases().text("picture.week.one", Phrases.week(week.sunday()));
        var picture = week.picture();
        if (picture == null) {
            return new TrendChart.Week(label, Double.NaN, 0, 0, Double.NaN);
        }
        boolean hidden = asking.hides(picture.count()[0]);
        boolean judged = !Double.isNaN(picture.expected().mean()[0]);
        return new TrendChart.Week(
                label,
                hidden ? Double.NaN : picture.count()[0],
                judged ? picture.expected().lower()[0] : 0,
                judged ? picture.expected().upper()[0] : 0,
                picture.lastYear() == null || asking.hides(picture.lastYear()[0]) ? Double.NaN : picture.lastYear()[0]);
    }

    private String trendSentence(List<TrendChart.Week> weeks) {
        var phrases = asking.phrases();
        var last = weeks.getLast();
        if (!last.covered()) {
            return phrases.text("picture.trend.none");
        }
        if (last.high() == 0) {
            return phrases.text("picture.trend.short");
        }
        if (!last.above()) {
            return phrases.text(
                    last.count() < last.low() ? "picture.trend.below" : "picture.trend.within", last.label());
        }
        int before = IntStream.iterate(weeks.size() - 2, i -> i >= 0, i -> i - 1)
                .filter(i -> weeks.get(i).covered() && weeks.get(i).above())
                .findFirst()
                .orElse(-1);
        return before < 0
                ? phrases.text("picture.trend.aboveFirst", last.label(), weeks.size())
                : phrases.text(
                        "picture.trend.above", last.label(), weeks.get(before).label());
    }

    /// The period against the same weeks of last year and against the period before it; an area against the
    /// others.
    PicturePage.Comparison comparison() {
        var phrases = asking.phrases();
        var question = asking.question();
        var rows = new ArrayList<ComparisonRow>();
        compare(rows, phrases.text("picture.compare.lastYear"), question.from().minusWeeks(52));
        compare(
                rows,
                phrases.text("picture.compare.daysBefore", question.days()),
                question.from().minusDays(question.days()));
        if (question.area() != null) {
            compareWithRest(rows, question.area());
        }
        return new PicturePage.Comparison(rows, comparisonSentence(rows), comparedHours(rows), made);
    }

    private void compare(List<ComparisonRow> rows, String name, LocalDate from) {
        if (from.isBefore(Pictures.firstDay(asking.columns()))) {
            return;
        }
        var question = asking.question();
        var kinds = pictures.compared(asking.columns(), question, from);
        // One kind left out could be told from the total and the others.
        if (kinds.stream().anyMatch(kind -> asking.hides((int) kind.now()) || asking.hides((int) kind.before()))) {
            return;
        }
        double estimated =
                pictures.total(asking.columns(), question).expected().model().dispersion();
        // Nothing to estimate it from when all earlier periods are without data.
        double dispersion = Double.isNaN(estimated) ? 1 : Math.max(1, estimated);
        kinds.forEach(kind -> rows.add(row(name, kind, dispersion)));
    }

    private ComparisonRow row(String name, Compared kind, double dispersion) {
        var comparison = RateComparison.of(kind.rateNow(), kind.rateBefore(), COVERAGE, dispersion);
        long both = kind.now() + kind.before();
        return new ComparisonRow(
                asking.phrases().text("picture.compare.kind." + kind.kind(), name),
                compared(kind, kind.rateNow()),
                compared(kind, kind.rateBefore()),
                change(comparison, both),
                word(comparison, both));
    }

    private String compared(Compared kind, Rate rate) {
        return kind.kind() == Compared.Kind.PER_HOUR
                ? asking.phrases().decimal(rate.value() * HOURS_UNIT, 1)
                : asking.phrases().number(rate.count());
    }

    /// Whose hours are divided out; empty when nothing discovered is compared.
    private String comparedHours(List<ComparisonRow> rows) {
        var phrases = asking.phrases();
        var question = asking.question();
        var hours = pictures.guardedHours(asking.columns(), question);
        var known = question.known();
        return rows.isEmpty() || known == PictureQuestion.Known.REPORTED || known == PictureQuestion.Known.STATISTIC
                ? ""
                : phrases.text(
                        hours.isKnown() ? "picture.compare.hours" : "picture.compare.noHours", phrases.whose(hours));
    }

    /// The chosen area per inhabitant (else per square kilometre) against the rest of its layer.
    private void compareWithRest(List<ComparisonRow> rows, int areaId) {
        var layer = asking.ground().layers().stream()
                .filter(each -> each.number() == se.lykta.area.AreaId.layerNumber(areaId))
                .findFirst();
        if (layer.isEmpty()) {
            return;
        }
        var filter = asking.question().inArea(null).filter(asking.columns().zone());
        var boundaries = new int[] {filter.fromMinute(), filter.toMinute()};
        var counts = asking.scan()
                .areaPeriods(filter, layer.get().number(), layer.get().areas().size(), boundaries);
        var people = asking.ground().population(layer.get());
        double mine = 0;
        double rest = 0;
        long restCount = 0;
        int index = se.lykta.area.AreaId.index(areaId);
        for (int i = 0; i < counts.length; i++) {
            var area = layer.get().areas().get(i);
            double denominator = people.map(p -> (double) p.perArea().getOrDefault(area.code(), 0L))
                    .orElse(area.squareMetres() / 1e6);
            mine += i == index ? denominator : 0;
            rest += i == index ? 0 : denominator;
            restCount += i == index ? 0 : counts[i];
        }
        if (mine <= 0 || rest <= 0 || asking.hides(counts[index])) {
            return;
        }
        var phrases = asking.phrases();
        double unit = people.isPresent() ? 1000 : 1;
        var now = new Rate(counts[index], mine);
        var others = new Rate(restCount, rest);
        var comparison = RateComparison.of(now, others, COVERAGE);
        rows.add(new ComparisonRow(
                phrases.text(people.isPresent() ? "picture.compare.restPeople" : "picture.compare.restArea"),
                phrases.decimal(now.value() * unit, 1),
                phrases.decimal(others.value() * unit, 1),
                change(comparison, counts[index] + restCount),
                word(comparison, counts[index] + restCount)));
    }

    /// A few incidents give an interval so wide that its ends say nothing.
    private String change(RateComparison comparison, long both) {
        var phrases = asking.phrases();
        if (both < FEWEST_TO_COMPARE || Double.isNaN(comparison.ratio()) || Double.isInfinite(comparison.ratio())) {
            return "–";
        }
        return phrases.text(
                "picture.compare.changeWithInterval",
                phrases.change(comparison.ratio()),
                phrases.change(comparison.ratioInterval().lower()),
                phrases.change(comparison.ratioInterval().upper()));
    }

    private static Verdict word(RateComparison comparison, long both) {
        if (both < FEWEST_TO_COMPARE) {
            return Verdict.TOO_FEW;
        }
        if (comparison.ratioInterval().lower() > 1) {
            return Verdict.HIGHER;
        }
        return comparison.ratioInterval().upper() < 1 ? Verdict.LOWER : Verdict.EXPECTED;
    }

    private String comparisonSentence(List<ComparisonRow> rows) {
        var phrases = asking.phrases();
        if (rows.isEmpty()) {
            var first = asking.question().from().minusDays(asking.question().days());
            return phrases.text(
                    first.isBefore(Pictures.firstDay(asking.columns()))
                            ? "picture.compare.none"
                            : "picture.compare.tooFew");
        }
        return switch (rows.getFirst().verdict()) {
            case HIGHER -> phrases.text("picture.compare.more", rows.getFirst().name());
            case LOWER -> phrases.text("picture.compare.fewer", rows.getFirst().name());
            case TOO_FEW -> phrases.text("picture.compare.tooFew");
            case EXPECTED, NO_COVERAGE ->
                phrases.text("picture.compare.same", rows.getFirst().name());
        };
    }

    private static long[] longs(int[] values) {
        return IntStream.of(values).asLongStream().toArray();
    }
}
