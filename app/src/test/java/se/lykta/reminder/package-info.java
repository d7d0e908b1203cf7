/// Tests of reminders.
@NullMarked
package se.lykta.reminder;

import org.jspecify.annotations.NullMarked;
