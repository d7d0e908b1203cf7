@NullMarked
package se.lykta.document;

import org.jspecify.annotations.NullMarked;
