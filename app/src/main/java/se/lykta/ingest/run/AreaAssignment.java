package se.lykta.ingest.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;

/// Which areas does a place lie in, one per layer version? Not for several threads.
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
        var layerOfCode = new HashMap<String, String>();
        for (var layer : layers) {
            for (int i = 0; i < layer.areas().size(); i++) {
                String code = layer.areas().get(i).code();
                if (layerOfCode.computeIfAbsent(code, any -> layer.code()).equals(layer.code())) {
                    byCode.merge(code, new int[] {AreaId.of(layer.number(), i)}, AreaAssignment::joined);
                }
            }
        }
    }

    private static int[] joined(int[] before, int[] more) {
        int[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
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

    /// The area of a supplier's code, for incidents known to an area only: of the first layer that has the code, in
    /// each of its versions.
    int[] named(String code) {
        return code.isEmpty() ? NONE : byCode.getOrDefault(code, NONE);
    }
}
