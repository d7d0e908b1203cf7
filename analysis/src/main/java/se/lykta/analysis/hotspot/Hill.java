package se.lykta.analysis.hotspot;

import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.probability.Normal;

/// The hill of volume 1 that stands for one event; heights per square metre.
sealed interface Hill {

    static Hill of(KernelDensity.Kernel kernel, double bandwidthMetres) {
        return switch (kernel) {
            case GAUSSIAN -> new Gaussian(bandwidthMetres);
            case QUARTIC -> new Quartic(bandwidthMetres);
        };
    }

    /// Adds a hill at (x, y) to every cell centre.
    void addTo(double[] density, SquareGrid grid, double x, double y, double weight);

    /// Beyond this distance nothing is added, metres.
    double reach();

    /// Standard deviation per axis, metres.
    double deviation();

    /// Cut at 5 s when smoothing a lattice: 3.7e-6 of the volume.
    record Gaussian(double deviation) implements Hill {
        /// A product of one factor per column and one per row.
        @Override
        public void addTo(double[] density, SquareGrid grid, double x, double y, double weight) {
            double[] column = new double[grid.columns()];
            for (int c = 0; c < column.length; c++) {
                column[c] = factor(grid.centreX(c) - x);
            }
            double height = weight / (2 * Math.PI * deviation * deviation);
            for (int row = 0; row < grid.rows(); row++) {
                int at = row * grid.columns();
                double rowHeight = height * factor(grid.centreY(at) - y);
                for (int c = 0; c < column.length; c++) {
                    density[at + c] += rowHeight * column[c];
                }
            }
        }

        private double factor(double distance) {
            return Math.exp(-distance * distance / (2 * deviation * deviation));
        }

        @Override
        public double reach() {
            return 5 * deviation;
        }

        /// Share of one axis between two distances.
        double between(double from, double to) {
            return from > 0
                    ? Normal.upper(from / deviation) - Normal.upper(to / deviation)
                    : Normal.lower(to / deviation) - Normal.lower(from / deviation);
        }
    }

    record Quartic(double reach) implements Hill {
        @Override
        public void addTo(double[] density, SquareGrid grid, double x, double y, double weight) {
            for (int cell = 0; cell < density.length; cell++) {
                double dx = grid.centreX(cell) - x;
                double dy = grid.centreY(cell) - y;
                density[cell] += weight * height(dx * dx + dy * dy);
            }
        }

        /// @param squaredDistance m²
        double height(double squaredDistance) {
            double rest = 1 - squaredDistance / (reach * reach);
            return rest > 0 ? 3 / (Math.PI * reach * reach) * rest * rest : 0;
        }

        @Override
        public double deviation() {
            return reach / Math.sqrt(8);
        }
    }
}
