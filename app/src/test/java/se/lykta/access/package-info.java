@NullMarked
package se.lykta.access;

import org.jspecify.annotations.NullMarked;
