@NullMarked
package se.lykta;

import org.jspecify.annotations.NullMarked;
