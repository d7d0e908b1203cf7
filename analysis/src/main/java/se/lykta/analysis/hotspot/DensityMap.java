package se.lykta.analysis.hotspot;

/// A smoothed map.
/// @param perKm2 events per square kilometre at each cell centre, row-major, NaN outside the mask; not copied
/// @param bandwidthMetres it was made with: belongs in the legend
/// @param events that are in it
/// @param leftOut events without a coordinate, and with an edge correction those outside the mask
public record DensityMap(double[] perKm2, double bandwidthMetres, int events, int leftOut) {}
