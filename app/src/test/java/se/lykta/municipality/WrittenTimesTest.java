package se.lykta.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

class WrittenTimesTest {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final Instant EVENING = Instant.parse("2026-11-21T20:40:00Z");

    @Test
    void haveTheClockOfTheLanguage() {
        assertThat(times("sv").at(EVENING)).isEqualTo("2026-11-21 kl. 21.40");
        assertThat(times("en").at(EVENING)).isEqualTo("2026-11-21 at 21:40");
        assertThat(times("sv").at(Instant.parse("2026-07-01T06:05:00Z"))).isEqualTo("2026-07-01 kl. 8.05");
    }

    @Test
    void nameADayOnce() {
        assertThat(times("sv").between(EVENING, EVENING)).isEqualTo("2026-11-21 kl. 21.40");
        assertThat(times("sv").between(EVENING, EVENING.plusSeconds(3600))).isEqualTo("2026-11-21 kl. 21.40–22.40");
        assertThat(times("sv").between(EVENING, EVENING.plusSeconds(4 * 3600)))
                .isEqualTo("2026-11-21 kl. 21.40 till 2026-11-22 kl. 1.40");
    }

    private static WrittenTimes times(String language) {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasename("classpath:messages");
        messages.setDefaultEncoding("UTF-8");
        return new WrittenTimes(messages, Locale.forLanguageTag(language), SWEDEN);
    }
}
