/// How long the analysis kernels take as the number of events and cells grows.
@NullMarked
package se.lykta.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
