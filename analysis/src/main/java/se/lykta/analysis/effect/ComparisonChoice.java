package se.lykta.analysis.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which places are like this one, as far as was known before the action?
///
/// Each candidate is scaled to the place's level and asked how well it would have foretold the place's
/// four-week counts: the root mean square of the differences of their log rates, their mean taken away.
/// Places of their own season or trend stand far off, and so do small ones, whose chance tells little. It is
/// given only what came before ({@link History}), so the choice cannot lean on the result. The same histories
/// give the same order; equal errors stand in the order of the candidates.
///
/// Leave out candidates that the action may reach: the rings around the place, and places with an action of
/// their own.
///
/// Source: the pre-period fit of Abadie, Diamond & Hainmueller 2010, without their weights. Limits and how
/// often it finds the right places: docs/methods/effect.md
///
/// @param fewestEvents a candidate with fewer before the action is not ranked, 20
/// @param fewestBlocks covered four-week blocks in common, 6
public record ComparisonChoice(int fewestEvents, int fewestBlocks) {
    private static final int BLOCK_WEEKS = 4;

    public ComparisonChoice {
        if (fewestEvents < 1 || fewestBlocks < 3) {
            throw new IllegalArgumentException("fewestEvents is " + fewestEvents + " and fewestBlocks " + fewestBlocks
                    + ", must be >= 1 and >= 3");
        }
    }

    /// At least 20 events and six blocks.
    public static ComparisonChoice withDefaults() {
        return new ComparisonChoice(20, 6);
    }

    /// A candidate and how far its history is from the place's.
    ///
    /// @param index in the list of candidates
    /// @param error root mean square of log rate differences: 0.2 = about 20 % off in an ordinary four weeks
    /// @param level the candidate's rate divided by the place's
    public record Similar(int index, double error, double level) {}

    /// @param place where the action is planned; with too few events of its own nothing is ranked
    /// @param candidates the same weeks of other places
    /// @return candidates that could be ranked, most similar first
    public List<Similar> rank(History place, List<History> candidates) {
        var ranked = new ArrayList<Similar>();
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            if (candidate.weeks() != place.weeks()) {
                throw new IllegalArgumentException("candidate " + i + " has " + candidate.weeks() + " weeks, must have "
                        + place.weeks() + " as the place");
            }
            if (place.events() >= fewestEvents && candidate.events() >= fewestEvents) {
                addIfKnown(ranked, i, blocks(place.counts(), candidate.counts()));
            }
        }
        ranked.sort(Comparator.comparingDouble(Similar::error).thenComparingInt(Similar::index));
        return List.copyOf(ranked);
    }

    private void addIfKnown(List<Similar> ranked, int index, List<Block> blocks) {
        if (blocks.size() < fewestBlocks) {
            return;
        }
        double mean = 0;
        for (var block : blocks) {
            mean += block.logDifference() / blocks.size();
        }
        double squares = 0;
        for (var block : blocks) {
            squares += (block.logDifference() - mean) * (block.logDifference() - mean);
        }
        double level = blocks.stream().mapToDouble(Block::there).sum()
                / blocks.stream().mapToDouble(Block::thereExposure).sum()
                * blocks.stream().mapToDouble(Block::hereExposure).sum()
                / blocks.stream().mapToDouble(Block::here).sum();
        ranked.add(new Similar(index, Math.sqrt(squares / (blocks.size() - 1)), level));
    }

    /// Blocks count backwards from the action; the oldest weeks that do not fill one are left out.
    private static List<Block> blocks(WeeklyCounts here, WeeklyCounts there) {
        var blocks = new ArrayList<Block>();
        var block = new Block(0, 0, 0, 0);
        int weeks = 0;
        for (int week = here.weeks() - 1; week >= 0; week--) {
            if (!here.isCovered(week) || !there.isCovered(week)) {
                continue;
            }
            block = new Block(
                    block.here + here.count()[week],
                    block.hereExposure + here.exposure()[week],
                    block.there + there.count()[week],
                    block.thereExposure + there.exposure()[week]);
            weeks++;
            if (weeks == BLOCK_WEEKS) {
                blocks.add(block);
                block = new Block(0, 0, 0, 0);
                weeks = 0;
            }
        }
        return blocks;
    }

    private record Block(double here, double hereExposure, double there, double thereExposure) {
        private static final double HALF = 0.5;

        double logDifference() {
            return Math.log((there + HALF) / thereExposure) - Math.log((here + HALF) / hereExposure);
        }
    }
}
