/// Tests of alerts.
@NullMarked
package se.lykta.alert;

import org.jspecify.annotations.NullMarked;
