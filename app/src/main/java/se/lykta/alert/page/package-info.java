/// The pages of alerts: those that wait, and the month's hits and false alarms.
@NullMarked
package se.lykta.alert.page;

import org.jspecify.annotations.NullMarked;
