package se.lykta.observe.delivery;

import java.util.Locale;

/// Why was a document or a part of it not taken as a shift report? The texts stand in the message files under
/// `observe.fault.<key>` and say what to do.
public enum FaultCode {
    /// Larger than can be kept; the original stays with whoever sent it.
    TOO_LARGE,
    /// No rows and no text.
    EMPTY,
    /// Nothing that the reader knows.
    FORMAT_UNKNOWN,
    /// The table could not be read; what was found tells the reader's code.
    TABLE_UNREADABLE,
    /// Encoding, delimiter or sheet cannot be told for certain, and a wrong guess would spoil the text.
    TABLE_UNCLEAR,
    /// Far more rows than a company's shifts can have.
    ROWS_TOO_MANY,
    COLUMNS_MISSING,
    PDF_BROKEN,
    PDF_PROTECTED,
    /// Pages without text, such as scanned ones.
    PDF_WITHOUT_TEXT,
    MAIL_BROKEN,
    /// The mail has no plain text.
    MAIL_ONLY_HTML,
    ATTACHMENT_UNKNOWN,
    SENDER_UNKNOWN,
    /// The text tells of no shift.
    TEXT_WITHOUT_SHIFT,
    /// Lines that belong to nothing known; the shifts were taken.
    TEXT_LEFT_OVER,
    AGREEMENT_UNKNOWN,
    DAY_UNREADABLE,
    SHIFT_NOT_AGREED,
    SHIFT_NOT_BEGUN,
    /// The rows of one shift do not say the same of it.
    SHIFT_CONFLICTING,
    /// Another report of the same shift is here.
    SHIFT_REPORTED_ALREADY,
    HOURS_IMPOSSIBLE,
    COUNT_UNREADABLE,
    SERVICE_NUMBER_UNKNOWN,
    /// Neither an event nor the words that there was none.
    OUTCOME_MISSING,
    /// Both an event and the words that there was none.
    OUTCOME_CONTRADICTORY,
    EVENT_TIME_UNREADABLE,
    EVENT_OUTSIDE_SHIFT,
    CATEGORY_UNKNOWN,
    POSITION_UNREADABLE,
    POSITION_OUTSIDE,
    TEXT_TOO_LONG;

    /// The last part of the message key: lower case with hyphens.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
