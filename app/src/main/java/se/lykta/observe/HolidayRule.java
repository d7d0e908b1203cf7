package se.lykta.observe;

/// What does an agreement say of public holidays and their eves?
public enum HolidayRule {
    /// They are days like any others.
    INCLUDED,
    /// No shift begins on one.
    EXCLUDED,
    /// Shifts begin on them only.
    ONLY
}
