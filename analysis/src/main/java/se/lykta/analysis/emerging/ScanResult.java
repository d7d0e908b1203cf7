package se.lykta.analysis.emerging;

import java.util.List;

/// The answer of {@link SpaceTimeScan}, or why there is none.
public sealed interface ScanResult {

    /// @param clusters strongest first, no place in two of them; empty when nothing exceeds what place and time
    ///     alone would give, for example when all cases share one place or one day
    /// @param basis what the answer rests on
    record Scanned(List<EmergingCluster> clusters, Basis basis) implements ScanResult {
        public Scanned {
            clusters = List.copyOf(clusters);
        }
    }

    /// Too few cases to tell a cluster from chance; show the cases themselves instead.
    record TooFewCases(int needed, int found) implements ScanResult {}

    /// @param cases scanned
    /// @param places distinct places, each a centre of circles
    /// @param windowDays longest window, at most half the study period
    /// @param replicates shuffles made; fewer than asked for when they could stop early, 0 without clusters
    /// @param seed of the shuffles
    /// @param gumbel fitted to the shuffles' strongest clusters
    record Basis(int cases, int places, int windowDays, int replicates, long seed, Gumbel gumbel) {}
}
