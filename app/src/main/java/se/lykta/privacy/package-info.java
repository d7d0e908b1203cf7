/// What protects persons: screening of free text before it is stored.
@NullMarked
package se.lykta.privacy;

import org.jspecify.annotations.NullMarked;
