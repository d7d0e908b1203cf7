/// Tests of the pages of meetings.
@NullMarked
package se.lykta.meeting.page;

import org.jspecify.annotations.NullMarked;
