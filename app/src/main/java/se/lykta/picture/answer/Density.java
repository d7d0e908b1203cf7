package se.lykta.picture.answer;

import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.Bandwidth;
import se.lykta.analysis.hotspot.KernelDensity;
import se.lykta.incident.IncidentScan;

/// The smoothed map as shades.
///
/// @param shades 0 to 255 per cell, row by row from the north-west; not copied
/// @param bandwidthMetres 0 when there were too few to smooth
public record Density(int[] shades, long bandwidthMetres) {
    public static Density of(IncidentScan.Positions positions, SquareGrid grid, int fewest) {
        if (positions.eastMetres().length < fewest) {
            return new Density(new int[grid.cells()], 0);
        }
        double bandwidth = Bandwidth.byLikelihood(positions.eastMetres(), positions.northMetres(), grid.cellMetres())
                .metres();
        var map = KernelDensity.gaussian(bandwidth).map(positions.eastMetres(), positions.northMetres(), grid);
        return new Density(shades(map.perKm2(), grid), Math.round(map.bandwidthMetres()));
    }

    private static int[] shades(double[] perKm2, SquareGrid grid) {
        double most = 0;
        for (double value : perKm2) {
            most = Math.max(most, Double.isNaN(value) ? 0 : value);
        }
        var shades = new int[perKm2.length];
        for (int cell = 0; cell < perKm2.length; cell++) {
            int fromNorth = (grid.rows() - 1 - grid.rowOf(cell)) * grid.columns() + grid.columnOf(cell);
            shades[fromNorth] =
                    most == 0 || Double.isNaN(perKm2[cell]) ? 0 : (int) Math.round(255 * perKm2[cell] / most);
        }
        return shades;
    }
}
