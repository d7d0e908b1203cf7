package se.lykta.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class CalendarFileTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Locale SV = Locale.forLanguageTag("sv");

    @Test
    void isReadBackAsItWasWritten() {
        var where = "Resecentrum, södra sidan; hörnet \\ mot Storgatan och hela vägen ned till ån vid Åbron";
        var text = file(SV).of(List.of(deadline(Deadline.Kind.ACTION_DUE, 1, where)), NOW);

        var calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(calendar.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("Åtgärd ska vara på plats: Belysning, " + where);
            assertThat(event.getUrl().getValue()).isEqualTo("https://lykta.example/action/7");
            assertThat(event.getUid().getValue()).isEqualTo("ACTION_DUE-7@lykta");
            assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        });
    }

    @Test
    void foldsLinesAndWritesWholeDays() {
        var text = file(SV).of(
                        List.of(
                                deadline(Deadline.Kind.ACTION_CHECK, 1, "å".repeat(100)),
                                deadline(Deadline.Kind.MEETING, 7, "")),
                        NOW);
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2 * 75));
        assertThat(text)
                .contains(
                        "DTSTART;VALUE=DATE:20261130\r\n",
                        "DTEND;VALUE=DATE:20261201\r\n",
                        "DTEND;VALUE=DATE:20261207\r\n")
                .contains("DTSTAMP:20261123T070000Z", "TRANSP:TRANSPARENT", "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n")
                .doesNotContain("\n\n");
    }

    @Test
    void speaksEnglishToo() {
        var text = file(Locale.ENGLISH).of(List.of(deadline(Deadline.Kind.PLACE_CHECK, 1, "The square")), NOW);
        assertThat(Biweekly.parse(text)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getSummary()
                        .getValue())
                .isEqualTo("Place to be looked over: The square");
    }

    @Test
    void isACalendarAlsoWithoutAnything() {
        assertThat(file(SV).of(List.of(), NOW))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    private static Deadline deadline(Deadline.Kind kind, int days, String where) {
        return new Deadline(kind, "7", LocalDate.of(2026, 11, 30), days, "Belysning", where, "/action/7", true);
    }

    private static CalendarFile file(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new CalendarFile("Lykta", "https://lykta.example", messages, locale);
    }
}
