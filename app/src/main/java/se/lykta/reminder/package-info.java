/// Step 8: what waits and when it is due, brought to people: calendar feeds, mail by the day or week, numbers in
/// the navigation.
@NullMarked
package se.lykta.reminder;

import org.jspecify.annotations.NullMarked;
