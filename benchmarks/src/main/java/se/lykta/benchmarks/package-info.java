/// Measures kernels and whole cases, always beside a public peer that does the same work in the same run.
@NullMarked
package se.lykta.benchmarks;

import org.jspecify.annotations.NullMarked;
