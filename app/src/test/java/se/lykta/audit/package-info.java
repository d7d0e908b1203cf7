@NullMarked
package se.lykta.audit;

import org.jspecify.annotations.NullMarked;
