/// The pages of meetings and their minutes as documents.
@NullMarked
package se.lykta.meeting.page;

import org.jspecify.annotations.NullMarked;
