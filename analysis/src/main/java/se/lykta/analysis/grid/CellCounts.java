package se.lykta.analysis.grid;

/// Points per cell of a grid and those that fell outside it.
/// @param count per cell, row-major, not copied
/// @param outside points outside the grid or without a coordinate
public record CellCounts(int[] count, int outside) {}
