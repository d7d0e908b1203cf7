package se.lykta.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.lykta.incident.ColumnStore.Progress;
import se.lykta.ingest.KnownBy;
import se.lykta.picture.PicturePage.Notice;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.SeriesPicture;

/// The sentence that answers what is unusual, and the line that says what it rests on.
///
/// @param reported share of the guards' agreed hours that is reported; NaN when nothing is known
record Headline(Asking asking, PlaceRows places, SeriesPicture all, long located, double reported) {
    String sentence() {
        var phrases = asking.phrases();
        if (asking.columns().revision() < 0) {
            return phrases.text("picture.headline.loading");
        }
        if (asking.columns().size() == 0) {
            return phrases.text("picture.headline.noData");
        }
        if (isBeyondData()) {
            return phrases.text("picture.headline.beyond", phrases.day(lastDay()));
        }
        if (count() == 0) {
            return phrases.text("picture.headline.zero");
        }
        long higher = places.higher();
        boolean cells = asking.layer().isEmpty();
        if (higher == 0) {
            return phrases.text(
                    switch (all.verdict(0)) {
                        case HIGHER -> "picture.headline.moreAllOver";
                        case LOWER -> "picture.headline.fewer";
                        case EXPECTED -> "picture.headline.usual";
                        case TOO_FEW -> "picture.headline.tooFew";
                        case NO_COVERAGE -> "picture.headline.noExpectation";
                    });
        }
        return phrases.text(cells ? "picture.headline.cells" : "picture.headline.areas", higher);
    }

    String total() {
        return asking.phrases()
                .text("picture.headline.total", count(), asking.phrases().number(count()));
    }

    String basis() {
        var phrases = asking.phrases();
        var text = new StringBuilder();
        if (!Double.isNaN(all.expected().mean()[0])) {
            text.append(phrases.text(
                    "picture.basis.expected",
                    phrases.interval(all.expected().lower()[0], all.expected().upper()[0])));
        }
        text.append(". ");
        var known = known();
        if (known.size() > 1) {
            text.append(phrases.text("picture.basis.known", String.join(", ", known)))
                    .append(' ');
        }
        if (!Double.isNaN(reported)) {
            text.append(phrases.text("picture.basis.reported", phrases.percent(Math.min(1, reported))))
                    .append(' ');
        }
        long unlocated = count() - located;
        if (unlocated > 0) {
            text.append(phrases.text("picture.basis.unlocated", unlocated, phrases.number(unlocated)));
        }
        return text.toString().strip().replaceFirst("^\\. ?", "");
    }

    List<Notice> notices(Progress progress) {
        var phrases = asking.phrases();
        var notices = new ArrayList<Notice>();
        if (asking.columns().revision() < 0) {
            notices.add(new Notice(
                    Notice.Kind.LOADING,
                    phrases.text("picture.notice.loading", phrases.number(progress.rowsRead())),
                    progress.percent()));
        } else if (asking.columns().size() == 0) {
            notices.add(new Notice(Notice.Kind.NO_DATA, phrases.text("picture.notice.noData"), -1));
        } else if (isBeyondData()) {
            notices.add(
                    new Notice(Notice.Kind.NO_DATA, phrases.text("picture.notice.beyond", phrases.day(lastDay())), -1));
        } else if (count() == 0) {
            notices.add(new Notice(Notice.Kind.ZERO, phrases.text("picture.notice.zero"), -1));
        } else if (count() < 30) {
            notices.add(new Notice(Notice.Kind.TOO_FEW, phrases.text("picture.notice.tooFew", count()), -1));
        }
        return notices;
    }

    private int count() {
        return all.count()[0];
    }

    private List<String> known() {
        var phrases = asking.phrases();
        var filter = asking.question().filter(asking.columns().zone());
        return Arrays.stream(KnownBy.values())
                .filter(known -> asking.scan().count(filter.knownBy(known)) > 0)
                .map(known -> phrases.text("picture.knownBy." + known.name().toLowerCase(Locale.ROOT))
                                .toLowerCase(phrases.locale())
                        + " "
                        + asking.shown((int) asking.scan().count(filter.knownBy(known))))
                .toList();
    }

    private boolean isBeyondData() {
        return lastDay().isBefore(asking.question().from());
    }

    private java.time.LocalDate lastDay() {
        return asking.columns()
                .span()
                .map(span -> Pictures.day(span.lastMinute(), asking.columns().zone()))
                .orElse(java.time.LocalDate.MIN);
    }
}
