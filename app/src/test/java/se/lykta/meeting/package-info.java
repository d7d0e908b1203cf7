/// Tests of meetings.
@NullMarked
package se.lykta.meeting;

import org.jspecify.annotations.NullMarked;
