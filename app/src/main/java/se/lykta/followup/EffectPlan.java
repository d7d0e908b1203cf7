package se.lykta.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/// How will an action be judged? Chosen on what came before it, and never changed afterwards.
///
/// @param actionId what is judged
/// @param sourceCode the source whose incidents are counted: one alone, so that reported and discovered stay
/// apart
/// @param ringMetres width of the ring around the place, and of the one outside it
/// @param promisedRatio what effect four in five such comparisons would show, as a ratio; 0 = not even that
/// all ceased
/// @param lockedOn when it was set
/// @param revision of the data it was chosen from
public record EffectPlan(
        UUID actionId,
        String sourceCode,
        Weeks weeks,
        int ringMetres,
        double promisedRatio,
        List<Comparison> comparisons,
        LocalDate lockedOn,
        long revision) {

    /// Whole weeks, each given by its first Monday and the Monday after its last; weeks between the two count as
    /// neither.
    public record Weeks(LocalDate beforeFrom, LocalDate beforeTo, LocalDate afterFrom, LocalDate afterTo) {
        public Weeks {
            if (!beforeFrom.isBefore(beforeTo) || afterFrom.isBefore(beforeTo) || !afterFrom.isBefore(afterTo)) {
                throw new IllegalArgumentException("weeks are " + beforeFrom + " to " + beforeTo + " and " + afterFrom
                        + " to " + afterTo + ", must be in order, each of at least one week");
            }
        }
    }

    /// A place without the action.
    ///
    /// @param name of the nearest named place; may be empty
    /// @param outline metres in the municipality's metric system; not copied
    /// @param error root mean square of log rate differences before the action: 0.2 = about 20 % off
    /// @param level its rate divided by the place's
    public record Comparison(String name, Geometry outline, double error, double level) {}

    public EffectPlan {
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("comparisons is empty, must hold at least one");
        }
    }
}
