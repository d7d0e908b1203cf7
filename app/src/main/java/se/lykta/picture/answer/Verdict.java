package se.lykta.picture.answer;

import java.util.Locale;

/// How does a count compare with what the season leads one to expect? The words a reader meets are the messages
/// `picture.verdict.<code>`.
public enum Verdict {
    /// More than expected, also after correction for the number of places looked at.
    HIGHER,
    /// Within the expected interval.
    EXPECTED,
    /// Fewer than expected, also after correction.
    LOWER,
    /// Too few incidents to judge; a verdict, not a missing value.
    TOO_FEW,
    /// Nobody reported here in the period, which is not the same as zero.
    NO_COVERAGE;

    /// The verdict as it stands in message keys, class names and JSON, such as `too-few`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
