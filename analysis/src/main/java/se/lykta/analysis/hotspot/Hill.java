package se.lykta.analysis.hotspot;

import se.lykta.analysis.probability.Normal;

/// The hill of volume 1 that stands for one event; heights per square metre.
sealed interface Hill {

    static Hill of(KernelDensity.Kernel kernel, double bandwidthMetres) {
        return switch (kernel) {
            case GAUSSIAN -> new Gaussian(bandwidthMetres);
            case QUARTIC -> new Quartic(bandwidthMetres);
        };
    }

    /// @param squaredDistance m²
    double height(double squaredDistance);

    /// Beyond this distance nothing is added, metres.
    double reach();

    /// Standard deviation per axis, metres.
    double deviation();

    /// Cut at 5 s when smoothing a lattice: 3.7e-6 of the volume.
    record Gaussian(double deviation) implements Hill {
        @Override
        public double height(double squaredDistance) {
            return Math.exp(-squaredDistance / (2 * deviation * deviation)) / (2 * Math.PI * deviation * deviation);
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
        public double height(double squaredDistance) {
            double rest = 1 - squaredDistance / (reach * reach);
            return rest > 0 ? 3 / (Math.PI * reach * reach) * rest * rest : 0;
        }

        @Override
        public double deviation() {
            return reach / Math.sqrt(8);
        }
    }
}
