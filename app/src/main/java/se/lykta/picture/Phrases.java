package se.lykta.picture;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.springframework.context.MessageSource;
import se.lykta.picture.answer.GuardedHours;

/// Sentences and numbers in the reader's language. Dates, weeks and numbers as Swedish public writing has them;
/// English follows the same order with its own words.
record Phrases(MessageSource messages, Locale locale) {
    private static final int MOST_NAMES = 3;

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// A text that begins with a word from elsewhere, with a capital.
    String sentence(String key, Object... arguments) {
        var text = text(key, arguments);
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    String decimal(double value, int digits) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    String percent(double share) {
        return decimal(100 * share, 0) + "\u00a0%";
    }

    /// A change such as `+8 %`, with a true minus sign.
    String change(double ratio) {
        long percent = Math.round(100 * (ratio - 1));
        return (percent > 0 ? "+" : percent < 0 ? "\u2212" : "±") + Math.abs(percent);
    }

    /// Where guarded hours were agreed for, in words such as "Norr och Söder".
    String whose(GuardedHours hours) {
        var names = hours.areaNames();
        if (names.isEmpty()) {
            return text(hours.everywhere() ? "picture.hours.everywhere" : "picture.hours.unnamed");
        }
        if (names.size() > MOST_NAMES) {
            return text(
                    "picture.hours.areasMore",
                    String.join(", ", names.subList(0, MOST_NAMES)),
                    names.size() - MOST_NAMES);
        }
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : text("picture.hours.areas", String.join(", ", names.subList(0, last)), names.get(last));
    }

    String interval(int low, int high) {
        return number(low) + "–" + number(high);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
