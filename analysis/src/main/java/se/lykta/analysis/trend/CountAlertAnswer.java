package se.lykta.analysis.trend;

import java.util.List;

/// Which series alert this week and how often such a setting is wrong, or why nothing was judged.
public sealed interface CountAlertAnswer {

    /// All series were judged.
    ///
    /// @param alerts least likely first; equally likely ones in the order of the series
    /// @param threshold lowest count that alerts, per series; not copied
    /// @param falseAlarmsAYear that the thresholds mean, all series together, if nothing changes and every
    ///     week is like this one
    /// @param alpha largest chance of an alert in one unchanged series
    record Judged(List<Alert> alerts, int[] threshold, double falseAlarmsAYear, double alpha)
            implements CountAlertAnswer {}

    /// Nobody was there to see now (0 found), or in too many of the earlier weeks.
    record NoCoverage(int neededWindows, int foundWindows) implements CountAlertAnswer {}

    /// A series above its threshold.
    ///
    /// @param series index
    /// @param count this week
    /// @param expected mean if nothing changed
    /// @param threshold lowest count that alerts
    /// @param chance of a count this high or higher if nothing changed
    record Alert(int series, int count, double expected, int threshold, double chance) {}
}
