package se.lykta.map;

import java.io.IOException;
import java.util.Optional;

/// Where tiles come from.
interface TileSource {

    /// What is there to be had?
    /// @throws IOException if the source does not say, for now
    Range range() throws IOException;

    /// @return empty where the map has nothing
    /// @throws IOException if the source does not answer, or with no tile
    Optional<Tile> find(TileAddress address) throws IOException;

    record Range(boolean raster, int minZoom, int maxZoom) {}
}
