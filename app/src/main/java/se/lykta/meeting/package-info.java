/// Recurring meetings: prepared from the week's data, decided live, written down, and followed up at the next
/// one.
@NullMarked
package se.lykta.meeting;

import org.jspecify.annotations.NullMarked;
