package se.lykta.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.incident.Extent;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.Incidents;
import se.lykta.ingest.KnownBy;
import se.lykta.municipality.Category;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;
import se.lykta.picture.chart.IntervalBand;
import se.lykta.picture.chart.TrendChart;

/// What has happened on one piece of ground, against what was to be expected there? The figures that a page of a
/// place draws; the templates of the picture know their parts.
@Component
public class ExtentFigures {
    private static final int LATEST = 8;
    private static final int MIX_ROWS = 8;
    private static final double HOURS_UNIT = 100;
    private static final double SQUARE_KILOMETRE = 1e6;
    private static final int YEAR_MINUTES = 365 * 24 * 60;
    private static final String RESIDENT = "resident";
    private static final List<String> MARKS = List.of("UNSAFE_PLACE", "SAFE_PLACE");

    private final Askings askings;
    private final PicturePages pages;
    private final Pictures pictures;
    private final Incidents incidents;

    ExtentFigures(Askings askings, PicturePages pages, Pictures pictures, Incidents incidents) {
        this.askings = askings;
        this.pages = pages;
        this.pictures = pictures;
        this.incidents = incidents;
    }

    /// Who asks about which ground?
    ///
    /// @param parameters of the address, of which the period counts
    /// @param done what was done there and when
    public record Asked(
            Extent extent,
            Map<String, String[]> parameters,
            List<Done> done,
            SignedIn person,
            Access access,
            Locale locale) {}

    /// Something done on the ground.
    public record Done(LocalDate day, String title) {}

    /// The figures, in the reader's language.
    ///
    /// @param sentence the count and what was expected, or why that cannot be told
    /// @param hidden whether the count is too small to show to this reader; then there is nothing but the
    /// sentence
    /// @param band null when nothing can be expected
    /// @param hours whose guarded hours the expectation follows, or that none are known
    /// @param mix categories, most first; what may not be told of a place is one row
    /// @param latest the newest incidents, empty for readers who may not see them
    public record Shown(
            String period,
            String sentence,
            boolean hidden,
            Verdict verdict,
            @Nullable IntervalBand band,
            String hours,
            List<Named> facts,
            PicturePage.Clock clock,
            PicturePage.Trend trend,
            PicturePage.Comparison comparison,
            List<Share> mix,
            List<PicturePage.IncidentRow> latest,
            PicturePage.Made made) {}

    /// A name and its value.
    public record Named(String name, String value) {}

    /// One category with its count and its share of all.
    public record Share(String name, String count, String share) {}

    /// The figures of a piece of ground in the period that the address names, by default the last 28 days.
    public Shown of(Asked asked) {
        var asking = askings.of(asked.parameters(), asked.person(), asked.access(), asked.locale())
                .within(asked.extent());
        var question = asking.question();
        var phrases = asking.phrases();
        var total = pictures.total(asking.columns(), question);
        int count = total.count()[0];
        boolean hidden = asking.hides(count);
        var verdict = asking.columns().size() == 0 ? Verdict.NO_COVERAGE : total.verdict(0);
        boolean judged = verdict != Verdict.TOO_FEW && verdict != Verdict.NO_COVERAGE && !hidden;
        int low = total.expected().lower()[0];
        int high = total.expected().upper()[0];
        var made = pages.made(asking);
        var figures = new Figures(asking, pictures, made);
        var filter = question.filter(asking.columns().zone());
        var trend = figures.trend();
        return new Shown(
                phrases.text(
                        "picture.made.windowText",
                        phrases.day(question.from()),
                        phrases.day(question.to()),
                        question.days()),
                verdict == Verdict.NO_COVERAGE
                        ? phrases.text("picture.extent.noCoverage")
                        : phrases.text(
                                judged ? "picture.detail.sentence" : "picture.detail.fewSentence",
                                asking.shown(count),
                                question.days(),
                                judged ? phrases.interval(low, high) : "",
                                asking.spoken(count)),
                hidden,
                verdict,
                judged ? new IntervalBand(count, low, high, Math.max(1, Math.max(count, high))) : null,
                whoseHours(asking),
                facts(asking, asked.extent(), filter, count),
                figures.clockOfPlace(),
                new PicturePage.Trend(
                        trend.chart().with(done(asked.done(), question.to())),
                        trend.sentence(),
                        trend.lastYear(),
                        trend.made()),
                figures.comparison(),
                hidden ? List.of() : mix(asking, filter, count),
                asking.access().may(Permission.INCIDENT_READ)
                        ? new IncidentRows(asking, incidents).newest(filter, LATEST)
                        : List.of(),
                made);
    }

    private List<Named> facts(Asking asking, Extent extent, IncidentFilter filter, int count) {
        var phrases = asking.phrases();
        var facts = new ArrayList<Named>();
        PicturePages.known(asking, filter).forEach(fact -> facts.add(new Named(fact.name(), fact.value())));
        if (!asking.hides(count)) {
            facts.add(new Named(
                    phrases.text("picture.extent.perArea"),
                    phrases.text(
                            "picture.rate.area",
                            phrases.decimal(count / (extent.squareMetres() / SQUARE_KILOMETRE), 0))));
            exposure(asking, filter).ifPresent(facts::add);
        }
        facts.addAll(marks(asking, filter));
        return facts;
    }

    /// Residents' marks of the last year, as triage accepted them. A small number points at who set them, so it is
    /// shown to nobody.
    private static List<Named> marks(Asking asking, IncidentFilter filter) {
        if (!asking.access().may(Permission.PLACE_READ)) {
            return List.of();
        }
        var phrases = asking.phrases();
        int least = asking.ground().municipality().rules().thresholds().minimumCount();
        var year = filter.during(filter.toMinute() - YEAR_MINUTES, filter.toMinute())
                .ofSources(Set.of(RESIDENT));
        return MARKS.stream()
                .map(code -> {
                    long count = asking.scan().count(year.ofCategories(Set.of(code)));
                    return new Named(
                            phrases.text("picture.extent.marked." + code),
                            count < least ? phrases.text("picture.extent.markedFew", least) : phrases.number(count));
                })
                .toList();
    }

    /// Discovered incidents per guarded hour, and whose hours they are: nobody writes down how long they stood
    /// where.
    private Optional<Named> exposure(Asking asking, IncidentFilter filter) {
        var hours = pictures.guardedHours(asking.columns(), asking.question());
        var phrases = asking.phrases();
        if (!hours.isKnown()) {
            return Optional.of(new Named(phrases.text("picture.extent.hours"), phrases.text("picture.extent.noHours")));
        }
        var sources = hours.bySource().keySet();
        double all = hours.of(sources);
        long discovered = asking.scan().count(filter.knownBy(KnownBy.DISCOVERED).ofSources(sources));
        return asking.hides((int) discovered)
                ? Optional.empty()
                : Optional.of(new Named(
                        phrases.text("picture.extent.hours"),
                        phrases.text(
                                "picture.extent.perHours",
                                phrases.number(Math.round(all)),
                                phrases.decimal(discovered / all * HOURS_UNIT, 1),
                                phrases.whose(hours))));
    }

    /// Whose hours the expectation follows, or that there are none.
    private String whoseHours(Asking asking) {
        var hours = pictures.guardedHours(asking.columns(), asking.question());
        var phrases = asking.phrases();
        return hours.isKnown()
                ? phrases.text("picture.extent.expectedHours", phrases.whose(hours))
                : phrases.text("picture.extent.expectedNoHours");
    }

    private static List<TrendChart.Done> done(List<Done> done, LocalDate end) {
        var lastSunday = end.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        return done.stream()
                .map(each -> new TrendChart.Done(
                        (int) ChronoUnit.WEEKS.between(
                                each.day().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)), lastSunday),
                        each.title()))
                .toList();
    }

    /// What is open to all by place has its own row; the rest is one row, except for whoever coordinates.
    private static List<Share> mix(Asking asking, IncidentFilter filter, int count) {
        if (count == 0) {
            return List.of();
        }
        var counts = asking.scan().categoryPeriods(filter, new int[] {filter.fromMinute(), filter.toMinute()});
        var codes = asking.columns().categories();
        var phrases = asking.phrases();
        var rows = new ArrayList<Row>();
        int rest = 0;
        for (int i = 0; i < counts.length; i++) {
            var category = asking.ground().municipality().words().taxonomy().find(codes.get(i));
            if (category.isPresent() && isToldOfPlaces(asking, category.get()) && !asking.hides(counts[i])) {
                rows.add(new Row(category.get().name().in(phrases.locale()), counts[i]));
            } else {
                rest += counts[i];
            }
        }
        rows.removeIf(row -> row.count() == 0);
        rows.sort(Comparator.comparingInt(Row::count).reversed().thenComparing(Row::name));
        rest += rows.stream().skip(MIX_ROWS).mapToInt(Row::count).sum();
        var shares = new ArrayList<Share>();
        rows.stream().limit(MIX_ROWS).forEach(row -> shares.add(share(asking, row, count)));
        if (rest > 0) {
            shares.add(share(asking, new Row(phrases.text("picture.extent.otherTypes"), rest), count));
        }
        return shares;
    }

    private record Row(String name, int count) {}

    private static Share share(Asking asking, Row row, int all) {
        return new Share(
                row.name(),
                asking.shown(row.count()),
                asking.hides(row.count()) ? "" : asking.phrases().percent((double) row.count() / all));
    }

    private static boolean isToldOfPlaces(Asking asking, Category category) {
        return category.sensitivity() == Category.Sensitivity.OPEN
                || category.sensitivity() == Category.Sensitivity.LIMITED
                        && asking.access().may(Permission.INCIDENT_TEXT);
    }
}
