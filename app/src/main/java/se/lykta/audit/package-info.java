/// Ground: the hash-chained record of every write and every restricted read, and its verifier.
@NullMarked
package se.lykta.audit;

import org.jspecify.annotations.NullMarked;
