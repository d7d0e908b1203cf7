package se.lykta.analysis.probability;

/// The regularised incomplete beta integral, from which the binomial and negative binomial tails follow.
///
/// Source: Lentz continued fraction as in Abramowitz & Stegun 26.5.8. Relative error below 1e-11 for a and b up to
/// 1e3, below 1e-9 up to 1e6.
public final class Beta {
    private static final int MOST_TERMS = 200_000;

    private Beta() {}

    /// I_x(a, b): the share of a beta distribution at or below x.
    /// @param a above 0
    /// @param b above 0
    /// @param x from 0 to 1
    public static double lower(double a, double b, double x) {
        if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) {
            throw new IllegalArgumentException(
                    "a is " + a + ", b is " + b + ", x is " + x + ", must be > 0, > 0 and from 0 to 1");
        }
        if (x == 0 || x == 1) {
            return x;
        }
        double front = Math.exp(Gamma.log(a + b) - Gamma.log(a) - Gamma.log(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * continuedFraction(a, b, x) / a
                : 1 - front * continuedFraction(b, a, 1 - x) / b;
    }

    /// The x below which the share p of a beta distribution lies.
    /// @param p between 0 and 1, both excluded
    public static double quantile(double p, double a, double b) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p is " + p + ", must be between 0 and 1");
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = (low + high) / 2;
            if (lower(a, b, middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double continuedFraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return h;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }
}
