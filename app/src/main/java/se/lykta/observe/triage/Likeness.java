package se.lykta.observe.triage;

import org.jspecify.annotations.Nullable;
import se.lykta.observe.FieldReport;

/// How alike are two reports?
///
/// @param other the report compared with
/// @param metres between the places; null when one has no position
/// @param minutes between the times, 0 when they overlap
/// @param sameText share of letter groups in common, 0 to 1; 0 when one has no text
record Likeness(FieldReport other, @Nullable Integer metres, long minutes, boolean sameCategory, double sameText) {
    public int sameTextPercent() {
        return (int) Math.round(sameText * 100);
    }
}
