/// What protects persons: screening of free text before it is stored, and disposal of what has had its time.
@NullMarked
package se.lykta.privacy;

import org.jspecify.annotations.NullMarked;
