package se.lykta.followup;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.lykta.action.Action;
import se.lykta.action.Actions;
import se.lykta.analysis.effect.ActionEffect;
import se.lykta.analysis.effect.BeforeAfter;
import se.lykta.analysis.effect.DisplacementQuotient;
import se.lykta.analysis.effect.EffectVerdict;
import se.lykta.analysis.effect.Periods;
import se.lykta.analysis.effect.RelativeChange;
import se.lykta.analysis.effect.Rings;
import se.lykta.analysis.effect.WeeklyCounts;
import se.lykta.analysis.effect.WeightedDisplacement;
import se.lykta.analysis.trend.Rate;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.Exposures;

/// Plans how an action is to be judged, and judges it when its day has come.
@Component
public class Effects {
    private static final int MOST_WEEKS_BEFORE = 104;
    /// The worst weeks lead to an action; they are left out, else the place falls back by itself.
    private static final int WEEKS_LEFT_OUT = 8;
    private static final int RING_METRES = 150;

    private final ColumnStore store;
    private final Exposures.Hours hours;
    private final Actions actions;
    private final PlaceNames placeNames;
    private final Municipalities municipalities;
    private final Clock clock;

    Effects(
            ColumnStore store,
            Exposures.Hours hours,
            Actions actions,
            PlaceNames placeNames,
            Municipalities municipalities,
            Clock clock) {
        this.store = store;
        this.hours = hours;
        this.actions = actions;
        this.placeNames = placeNames;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /// Which weeks would be compared? Empty while the action lacks an outline, a start or a day of checking, and
    /// when there are no weeks before it.
    public Optional<EffectPlan.Weeks> findWeeks(MunicipalityId municipality, Action action) {
        var start = action.terms().days().start();
        var check = action.terms().check().on();
        var columns = store.upToDate(municipality);
        if (start == null
                || check == null
                || action.site().outline() == null
                || columns.span().isEmpty()) {
            return Optional.empty();
        }
        var firstMinute = columns.span().get().firstMinute();
        var firstDay = LocalDate.ofInstant(java.time.Instant.ofEpochSecond(firstMinute * 60L), columns.zone());
        var beforeTo =
                start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS_LEFT_OUT);
        var earliest = firstDay.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var wanted = beforeTo.minusWeeks(MOST_WEEKS_BEFORE);
        var beforeFrom = earliest.isAfter(wanted) ? earliest : wanted;
        var afterFrom = start.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var afterTo = check.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return beforeFrom.isBefore(beforeTo) && afterFrom.isBefore(afterTo)
                ? Optional.of(new EffectPlan.Weeks(beforeFrom, beforeTo, afterFrom, afterTo))
                : Optional.empty();
    }

    /// Places that were like the action's place before it, most similar first, and what such a comparison
    /// could show.
    ///
    /// @return empty when nothing can be compared, also when the place has too few incidents
    public List<ComparisonCandidate> suggest(MunicipalityId municipality, Action action, String sourceCode) {
        var weeks = findWeeks(municipality, action);
        var outline = action.site().outline();
        if (weeks.isEmpty() || outline == null) {
            return List.of();
        }
        var metric = municipalities.get(municipality).map().metric();
        var search = new ComparisonSearch(
                before(municipality, sourceCode, weeks.get()), placeNames.all(municipality), metric);
        var others = actions.all(municipality).stream()
                .filter(other -> !other.id().equals(action.id()))
                .filter(other -> other.state().hasBegun())
                .map(other -> other.site().outline())
                .filter(Objects::nonNull)
                .toList();
        return search.rank(outline, 2.0 * RING_METRES, others);
    }

    /// The plan that these comparison places make, to be locked.
    ///
    /// @param chosen at least one
    /// @throws IllegalArgumentException when the action cannot be compared
    public EffectPlan plan(
            MunicipalityId municipality, Action action, String sourceCode, List<ComparisonCandidate> chosen) {
        var weeks = findWeeks(municipality, action)
                .orElseThrow(() -> new IllegalArgumentException("the action cannot be compared: " + action.id()));
        var counts = before(municipality, sourceCode, weeks);
        var outlines = chosen.stream().map(ComparisonCandidate::comparison).toList();
        var place = counts.inside(Objects.requireNonNull(action.site().outline()));
        var pooled = WeeklyCounts.pooled(
                outlines.stream().map(each -> counts.inside(each.outline())).toList());
        int weeksAfter = (int) ChronoUnit.WEEKS.between(weeks.afterFrom(), weeks.afterTo());
        double promised = weeksAfter < 8
                ? 0
                : se.lykta.analysis.effect.DetectableDrop.withDefaults()
                        .ratio(place.before(counts.weeks()), pooled.before(counts.weeks()), weeksAfter);
        return new EffectPlan(
                action.id(),
                sourceCode,
                weeks,
                RING_METRES,
                promised,
                outlines,
                today(municipality),
                counts.columns().revision());
    }

    /// What may be said now. Nothing before the day that was set.
    public EffectCard judge(MunicipalityId municipality, Action action, EffectPlan plan) {
        var weeks = plan.weeks();
        if (today(municipality).isBefore(weeks.afterTo())) {
            return new EffectCard.NotYet(plan, weeks.afterTo());
        }
        var counts = counts(municipality, plan.sourceCode(), weeks.beforeFrom(), weeks.afterTo());
        int beforeTo = (int) ChronoUnit.WEEKS.between(weeks.beforeFrom(), weeks.beforeTo());
        int afterFrom = (int) ChronoUnit.WEEKS.between(weeks.beforeFrom(), weeks.afterFrom());
        var periods = new Periods(0, beforeTo, afterFrom, counts.weeks());
        var outline = Objects.requireNonNull(action.site().outline());
        var place = counts.inside(outline);
        var compared = WeeklyCounts.pooled(plan.comparisons().stream()
                .map(each -> counts.inside(each.outline()))
                .toList());
        var verdict = ActionEffect.withDefaults().judge(place, compared, periods);
        var here = beforeAfter(place, periods);
        var there = beforeAfter(compared, periods);
        var told = new EffectCard.Counts(
                here.before().count(),
                here.after().count(),
                there.before().count(),
                there.after().count(),
                covered(place, 0, beforeTo),
                covered(place, afterFrom, counts.weeks()));
        var surroundings = findChange(verdict).map(change -> surroundings(counts, plan, periods, outline, change));
        return new EffectCard.Judged(plan, verdict, told, surroundings);
    }

    private static Optional<RelativeChange> findChange(EffectVerdict verdict) {
        return switch (verdict) {
            case EffectVerdict.Fewer fewer -> Optional.of(fewer.change());
            case EffectVerdict.More more -> Optional.of(more.change());
            case EffectVerdict.NotShown notShown -> Optional.of(notShown.change());
            case EffectVerdict.CannotBeJudged none -> Optional.empty();
        };
    }

    private static EffectCard.Surroundings surroundings(
            EffectCounts counts,
            EffectPlan plan,
            Periods periods,
            org.locationtech.jts.geom.Geometry outline,
            RelativeChange change) {
        var place = beforeAfter(counts.inside(outline), periods);
        var ring = ring(counts, plan.ringMetres(), periods, outline);
        var compared = sum(plan.comparisons().stream()
                .map(each -> beforeAfter(counts.inside(each.outline()), periods))
                .toList());
        var comparedRing = sum(plan.comparisons().stream()
                .map(each -> ring(counts, plan.ringMetres(), periods, each.outline()))
                .toList());
        var total = WeightedDisplacement.of(
                new WeightedDisplacement.Pair(place, compared),
                new WeightedDisplacement.Pair(ring, comparedRing),
                0.95,
                change.dispersion());
        return EffectCard.Surroundings.of(
                ring.before().count(), ring.after().count(), total, DisplacementQuotient.of(place, ring, compared));
    }

    private static BeforeAfter ring(
            EffectCounts counts, int metres, Periods periods, org.locationtech.jts.geom.Geometry outline) {
        var near = counts.near(outline, metres);
        var rings = new Rings(new double[] {0, metres});
        return rings.count(
                        near.between(periods.beforeFrom(), periods.beforeTo(), counts.exposure()),
                        near.between(periods.afterFrom(), periods.afterTo(), counts.exposure()),
                        exposure(counts.exposure(), periods.beforeFrom(), periods.beforeTo()),
                        exposure(counts.exposure(), periods.afterFrom(), periods.afterTo()))
                .getFirst();
    }

    private static BeforeAfter sum(List<BeforeAfter> places) {
        return new BeforeAfter(
                new Rate(
                        places.stream().mapToLong(each -> each.before().count()).sum(),
                        places.stream()
                                .mapToDouble(each -> each.before().denominator())
                                .sum()),
                new Rate(
                        places.stream().mapToLong(each -> each.after().count()).sum(),
                        places.stream()
                                .mapToDouble(each -> each.after().denominator())
                                .sum()));
    }

    private static BeforeAfter beforeAfter(WeeklyCounts counts, Periods periods) {
        return new BeforeAfter(
                rate(counts, periods.beforeFrom(), periods.beforeTo()),
                rate(counts, periods.afterFrom(), periods.afterTo()));
    }

    private static Rate rate(WeeklyCounts counts, int from, int to) {
        long events = IntStream.range(from, to)
                .filter(counts::isCovered)
                .mapToLong(week -> counts.count()[week])
                .sum();
        return new Rate(events, exposure(counts.exposure(), from, to));
    }

    private static double exposure(double[] exposure, int from, int to) {
        double sum = IntStream.range(from, to)
                .mapToDouble(week -> exposure[week])
                .filter(value -> value > 0)
                .sum();
        return Math.max(sum, Double.MIN_NORMAL);
    }

    private static int covered(WeeklyCounts counts, int from, int to) {
        return (int) IntStream.range(from, to).filter(counts::isCovered).count();
    }

    private EffectCounts before(MunicipalityId municipality, String sourceCode, EffectPlan.Weeks weeks) {
        return counts(municipality, sourceCode, weeks.beforeFrom(), weeks.beforeTo());
    }

    private EffectCounts counts(MunicipalityId municipality, String sourceCode, LocalDate from, LocalDate to) {
        return EffectCounts.of(
                store.upToDate(municipality),
                sourceCode,
                from,
                (int) ChronoUnit.WEEKS.between(from, to),
                hours.hours(municipality, from, to.minusDays(1)));
    }

    private LocalDate today(MunicipalityId municipality) {
        return LocalDate.now(
                clock.withZone(municipalities.get(municipality).profile().zone()));
    }
}
