/// Shell: the example municipality's generated data, and generated incidents in any number for measurements.
@NullMarked
package se.lykta.example;

import org.jspecify.annotations.NullMarked;
