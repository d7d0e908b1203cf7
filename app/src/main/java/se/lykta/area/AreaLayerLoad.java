package se.lykta.area;

import java.util.List;

/// What came of loading a layer?
public sealed interface AreaLayerLoad {

    /// A new version stands, and whoever assigns areas has been told.
    record Loaded(AreaLayer layer, List<AreaProblem> notices) implements AreaLayerLoad {}

    /// The newest version was made from the very same file and facts; nothing was written.
    record Unchanged(AreaLayer layer) implements AreaLayerLoad {}

    /// Nothing was written.
    record Refused(String layer, List<AreaProblem> problems) implements AreaLayerLoad {}
}
