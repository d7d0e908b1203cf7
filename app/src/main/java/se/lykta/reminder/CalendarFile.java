package se.lykta.reminder;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// Deadlines as a calendar (iCalendar, RFC 5545): whole days, which take up nobody's time. Folding and escaping are
/// the library's.
///
/// @param name what the calendar is called in the reader's language
/// @param origin scheme, host and port of the program, which links begin with
record CalendarFile(String name, String origin, MessageSource messages, Locale locale) {
    private static final String PRODUCT = "-//Lykta//Lykta//SV";
    private static final String METHOD = "PUBLISH";
    private static final Duration ASK_AGAIN = Duration.ofHours(4);

    String of(List<Deadline> deadlines, Instant now) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(METHOD);
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", name);
        calendar.setRefreshInterval(new biweekly.util.Duration.Builder()
                        .hours((int) ASK_AGAIN.toHours())
                        .build())
                // RFC 7986 asks for it, the library leaves it out.
                .setParameter("VALUE", "DURATION");
        deadlines.forEach(deadline -> calendar.addEvent(event(deadline, now)));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Deadline deadline, Instant now) {
        var event = new VEvent();
        event.setUid(deadline.kind() + "-" + deadline.id() + "@lykta");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(new DateStart(day(deadline.on())));
        event.setDateEnd(new DateEnd(day(deadline.on().plusDays(deadline.days()))));
        event.setSummary(title(deadline));
        event.setUrl(origin + deadline.path());
        event.setTransparency(true);
        return event;
    }

    /// Kind and place, never the words that somebody wrote.
    String title(Deadline deadline) {
        return messages.getMessage(
                "reminder.deadline." + deadline.kind(), new Object[] {deadline.what(), deadline.where()}, locale);
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
