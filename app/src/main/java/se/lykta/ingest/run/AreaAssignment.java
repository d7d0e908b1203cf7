package se.lykta.ingest.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;

/// Which areas does a place lie in, one per layer? Not for several threads.
final class AreaAssignment {
    private static final int[] NONE = {};

    private final int[] layerNumbers;
    private final AreaLocator[] locators;
    private final Map<String, int[]> byCode = new HashMap<>();
    private final int[] found;

    AreaAssignment(List<AreaLayer> layers) {
        layerNumbers = layers.stream().mapToInt(AreaLayer::number).toArray();
        locators = layers.stream().map(AreaLayer::locator).toArray(AreaLocator[]::new);
        found = new int[layerNumbers.length];
        for (var layer : layers) {
            for (int i = 0; i < layer.areas().size(); i++) {
                byCode.putIfAbsent(layer.areas().get(i).code(), new int[] {AreaId.of(layer.number(), i)});
            }
        }
    }

    /// @return [AreaId]s, none for a point outside all areas
    int[] at(double east, double north) {
        int count = 0;
        for (int i = 0; i < locators.length; i++) {
            int index = locators[i].locate(east, north);
            if (index != AreaLocator.NOWHERE) {
                found[count++] = AreaId.of(layerNumbers[i], index);
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }

    /// The area of a supplier's code, for incidents known to an area only.
    int[] named(String code) {
        return code.isEmpty() ? NONE : byCode.getOrDefault(code, NONE);
    }
}
