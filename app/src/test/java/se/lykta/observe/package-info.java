@NullMarked
package se.lykta.observe;

import org.jspecify.annotations.NullMarked;
