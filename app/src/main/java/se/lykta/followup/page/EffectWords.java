package se.lykta.followup.page;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.analysis.effect.EffectVerdict;
import se.lykta.analysis.effect.RelativeChange;
import se.lykta.followup.ComparisonCandidate;
import se.lykta.followup.EffectCard;
import se.lykta.followup.EffectPlan;

/// An effect in words and numbers fit for reading.
@Component
class EffectWords {
    private final MessageSource messages;

    EffectWords(MessageSource messages) {
        this.messages = messages;
    }

    /// A comparison place as a row.
    record Line(String id, String name, String error, String level) {}

    /// @param verdict the sentence first read
    /// @param promise what such a comparison could have shown
    /// @param counts rows of the table; empty when they are not shown
    /// @param moved what became of the surroundings; empty when that cannot be told
    /// @param bar null when there is no interval
    record Card(
            EffectPlan plan,
            String source,
            String verdict,
            String promise,
            List<Row> counts,
            List<String> moved,
            @Nullable Bar bar,
            List<Line> comparisons,
            LocalDate lastBefore,
            LocalDate lastAfter) {}

    /// @param before incidents before; a dash when too few to show
    record Row(String nameKey, String before, String after) {}

    /// The interval of the ratio on a scale from a quarter to four times, logarithmic, 0 to 480.
    record Bar(double lower, double upper, double ratio, String text) {
        private static final double WIDTH = 480;

        static double at(double ratio) {
            double held = Math.min(4, Math.max(0.25, ratio));
            return Math.round(10 * WIDTH * (Math.log(held) + Math.log(4)) / (2 * Math.log(4))) / 10.0;
        }

        public double width() {
            return Math.round(10 * (upper - lower)) / 10.0;
        }
    }

    Line line(ComparisonCandidate candidate, Locale locale) {
        return line(candidate.id(), candidate.comparison(), locale);
    }

    private Line line(String id, EffectPlan.Comparison comparison, Locale locale) {
        var centre = comparison.outline().getCentroid().getCoordinate();
        var name = comparison.name().isEmpty()
                ? text("followup.compare.unnamed", locale)
                : text("followup.compare.near", locale, comparison.name());
        return new Line(
                id,
                name + " (" + Math.round(centre.getX()) + ", " + Math.round(centre.getY()) + ")",
                percent(comparison.error(), locale),
                percent(comparison.level(), locale));
    }

    /// @param hiddenBelow counts from 1 to one less are not shown
    Card card(EffectCard card, String source, int hiddenBelow, Locale locale) {
        var plan = card.plan();
        var judged = card instanceof EffectCard.Judged found ? found : null;
        var change = judged == null ? null : change(judged.verdict());
        return new Card(
                plan,
                source,
                verdict(card, locale),
                plan.promisedRatio() > 0
                        ? text("followup.promise", locale, percent(1 - plan.promisedRatio(), locale))
                        : text("followup.promiseNone", locale),
                judged == null ? List.of() : counts(judged.counts(), hiddenBelow, locale),
                judged == null ? List.of() : moved(judged, hiddenBelow, locale),
                change == null ? null : bar(change, locale),
                plan.comparisons().stream().map(each -> line("", each, locale)).toList(),
                plan.weeks().beforeTo().minusDays(1),
                plan.weeks().afterTo().minusDays(1));
    }

    private static @Nullable RelativeChange change(EffectVerdict verdict) {
        return switch (verdict) {
            case EffectVerdict.Fewer fewer -> fewer.change();
            case EffectVerdict.More more -> more.change();
            case EffectVerdict.NotShown notShown -> notShown.change();
            case EffectVerdict.CannotBeJudged none -> null;
        };
    }

    private String verdict(EffectCard card, Locale locale) {
        if (card instanceof EffectCard.NotYet notYet) {
            return text("followup.verdict.notYet", locale, notYet.on());
        }
        return switch (((EffectCard.Judged) card).verdict()) {
            case EffectVerdict.Fewer fewer ->
                text("followup.verdict.fewer", locale, less(fewer.change(), locale), lessSpan(fewer.change(), locale));
            case EffectVerdict.More more ->
                text("followup.verdict.more", locale, more(more.change(), locale), moreSpan(more.change(), locale));
            case EffectVerdict.NotShown notShown ->
                notShown.detectableRatio() > 0
                        ? text("followup.verdict.notShown", locale, percent(1 - notShown.detectableRatio(), locale))
                        : text("followup.verdict.notShownAtAll", locale);
            case EffectVerdict.CannotBeJudged none ->
                text("followup.verdict.cannot", locale)
                        + " "
                        + text("followup.lack." + none.reason(), locale, none.needed(), none.found());
        };
    }

    private static String less(RelativeChange change, Locale locale) {
        return percent(1 - change.ratio(), locale);
    }

    private static String lessSpan(RelativeChange change, Locale locale) {
        return whole(1 - change.interval().upper(), locale) + "–"
                + percent(1 - change.interval().lower(), locale);
    }

    private static String more(RelativeChange change, Locale locale) {
        return percent(change.ratio() - 1, locale);
    }

    private static String moreSpan(RelativeChange change, Locale locale) {
        return whole(change.interval().lower() - 1, locale) + "–"
                + percent(change.interval().upper() - 1, locale);
    }

    private List<Row> counts(EffectCard.Counts counts, int hiddenBelow, Locale locale) {
        return List.of(
                new Row(
                        "followup.row.place",
                        shown(counts.before(), hiddenBelow, locale),
                        shown(counts.after(), hiddenBelow, locale)),
                new Row(
                        "followup.row.compared",
                        shown(counts.comparedBefore(), hiddenBelow, locale),
                        shown(counts.comparedAfter(), hiddenBelow, locale)),
                new Row(
                        "followup.row.weeks",
                        Integer.toString(counts.weeksBefore()),
                        Integer.toString(counts.weeksAfter())));
    }

    private List<String> moved(EffectCard.Judged judged, int hiddenBelow, Locale locale) {
        return judged.surroundings()
                .map(around -> List.of(
                        text(
                                "followup.moved.ring",
                                locale,
                                judged.plan().ringMetres(),
                                shown(around.ringBefore(), hiddenBelow, locale),
                                shown(around.ringAfter(), hiddenBelow, locale)),
                        text(
                                "followup.moved.total",
                                locale,
                                signed(around.total(), locale),
                                signed(around.interval().lower(), locale),
                                signed(around.interval().upper(), locale)),
                        around.interval().holds(0)
                                ? text("followup.moved.unsure", locale)
                                : text("followup.moved." + around.reading(), locale)))
                .orElse(List.of());
    }

    private Bar bar(RelativeChange change, Locale locale) {
        return new Bar(
                Bar.at(change.interval().lower()),
                Bar.at(change.interval().upper()),
                Bar.at(change.ratio()),
                text(
                        "followup.bar",
                        locale,
                        decimal(change.ratio(), locale),
                        decimal(change.interval().lower(), locale),
                        decimal(change.interval().upper(), locale)));
    }

    private static String shown(long count, int hiddenBelow, Locale locale) {
        return count > 0 && count < hiddenBelow
                ? "<\u00a0" + hiddenBelow
                : NumberFormat.getIntegerInstance(locale).format(count);
    }

    private static String percent(double share, Locale locale) {
        return whole(share, locale) + "\u00a0%";
    }

    private static String whole(double share, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(Math.round(100 * share));
    }

    private static String decimal(double value, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }

    private static String signed(double value, Locale locale) {
        long rounded = Math.round(value);
        var digits = NumberFormat.getIntegerInstance(locale).format(Math.abs(rounded));
        return rounded < 0 ? "\u2212" + digits : rounded > 0 ? "+" + digits : digits;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
