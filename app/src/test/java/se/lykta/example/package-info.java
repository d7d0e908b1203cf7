@NullMarked
package se.lykta.example;

import org.jspecify.annotations.NullMarked;
