package se.lykta.analysis.hotspot;

import java.util.Arrays;
import se.lykta.analysis.grid.SquareGrid;

/// Where is it concentrated? Incidents per square kilometre, smoothed with a kernel.
///
/// The bandwidth decides what is seen, so it is always shown with the map, and maps with different bandwidths are
/// not compared. A peak is a place with much, not a place with more than chance: that is what {@link GetisOrd}
/// answers.
///
/// The fast way first spreads every event over the sixteen nearest nodes of a lattice by cubic convolution, which
/// keeps total, mean and variance of its place, then smooths the lattice: within 0.1 % of the map's maximum of the
/// exact sum. {@link #exact} adds up every event for every cell.
///
/// Golden data, edges and cost: docs/methods/kernel-density.md
///
/// @param kernel shape of the hill that stands for one event
/// @param bandwidthMetres Gaussian: standard deviation per axis; quartic: radius beyond which nothing is added
/// @param edge what to do where a hill reaches outside the town
public record KernelDensity(Kernel kernel, double bandwidthMetres, Edge edge) {

    /// Shape of the hill that stands for one event.
    public enum Kernel {
        /// exp(-d² / 2s²) / 2πs².
        GAUSSIAN,
        /// 3 / πh² (1 - d²/h²)² for d < h, as in ArcGIS, QGIS and CrimeStat. Its standard deviation per axis
        /// is h / √8.
        QUARTIC
    }

    /// What to do where a hill reaches outside the mask.
    public enum Edge {
        /// Nothing: densities fall off towards the edge.
        NONE,
        /// Divide the density by the share of the hill that lies inside (Diggle 1985, uniform).
        UNIFORM,
        /// Raise each event by the inverse of the share of its own hill that lies inside (Jones 1993): the map sums
        /// to the number of events.
        DIGGLE
    }

    public KernelDensity {
        if (!(bandwidthMetres > 0) || Double.isInfinite(bandwidthMetres)) {
            throw new IllegalArgumentException("bandwidthMetres is " + bandwidthMetres + ", must be > 0");
        }
    }

    public static KernelDensity gaussian(double standardDeviationMetres) {
        return new KernelDensity(Kernel.GAUSSIAN, standardDeviationMetres, Edge.NONE);
    }

    public static KernelDensity quartic(double radiusMetres) {
        return new KernelDensity(Kernel.QUARTIC, radiusMetres, Edge.NONE);
    }

    public KernelDensity withEdge(Edge other) {
        return new KernelDensity(kernel, bandwidthMetres, other);
    }

    /// Density at every cell centre, the whole grid being the town.
    public DensityMap map(double[] x, double[] y, SquareGrid grid) {
        return map(x, y, grid, everywhere(grid));
    }

    /// Density at every cell centre.
    /// @param x metres, length n; an event with NaN is left out and counted
    /// @param y metres, length n
    /// @param inside which cells could have events, row-major; an edge correction leaves out events outside it
    public DensityMap map(double[] x, double[] y, SquareGrid grid, boolean[] inside) {
        var hill = Hill.of(kernel, bandwidthMetres);
        double[] share = edge == Edge.UNIFORM ? EdgeShare.atCentres(hill, grid, inside) : new double[0];
        var field = edge == Edge.DIGGLE ? ShareField.of(hill, grid, inside) : ShareField.WHOLE;
        var lattice = Lattice.around(grid, hill);
        int events = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts(x[i], y[i], grid, inside)) {
                events++;
                lattice.add(x[i], y[i], 1 / field.at(x[i], y[i]));
            }
        }
        return finish(lattice.smooth(hill), share, inside, events, x.length - events);
    }

    /// The same by adding up every event for every cell, without cutting the Gaussian off. Cost n times cells.
    public DensityMap exact(double[] x, double[] y, SquareGrid grid, boolean[] inside) {
        var hill = Hill.of(kernel, bandwidthMetres);
        double[] share = edge == Edge.UNIFORM ? EdgeShare.atCentres(hill, grid, inside) : new double[0];
        double[] density = new double[grid.cells()];
        int events = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts(x[i], y[i], grid, inside)) {
                events++;
                double weight = edge == Edge.DIGGLE ? 1 / EdgeShare.at(hill, grid, inside, x[i], y[i]) : 1;
                hill.addTo(density, grid, x[i], y[i], weight);
            }
        }
        return finish(density, share, inside, events, x.length - events);
    }

    public DensityMap exact(double[] x, double[] y, SquareGrid grid) {
        return exact(x, y, grid, everywhere(grid));
    }

    private boolean counts(double x, double y, SquareGrid grid, boolean[] inside) {
        if (edge == Edge.NONE) {
            return Double.isFinite(x) && Double.isFinite(y);
        }
        int cell = grid.indexOf(x, y);
        return cell >= 0 && inside[cell];
    }

    private DensityMap finish(double[] density, double[] share, boolean[] inside, int events, int leftOut) {
        if (inside.length != density.length) {
            throw new IllegalArgumentException("inside has " + inside.length + " values, must be " + density.length);
        }
        for (int cell = 0; cell < density.length; cell++) {
            double e = edge == Edge.UNIFORM ? share[cell] : 1;
            density[cell] = inside[cell] ? Math.max(0, density[cell]) * 1e6 / e : Double.NaN;
        }
        return new DensityMap(density, bandwidthMetres, events, leftOut);
    }

    private static boolean[] everywhere(SquareGrid grid) {
        boolean[] inside = new boolean[grid.cells()];
        Arrays.fill(inside, true);
        return inside;
    }
}
