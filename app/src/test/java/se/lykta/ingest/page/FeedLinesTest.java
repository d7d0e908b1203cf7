package se.lykta.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.lykta.ingest.feed.FeedState;
import se.lykta.ingest.feed.FeedState.Problem;
import se.lykta.ingest.feed.PoliceFeedPoller.Mark;
import se.lykta.municipality.MunicipalityFile;
import se.lykta.municipality.MunicipalityReading;

class FeedLinesTest {
    private static final Instant ASKED = Instant.parse("2026-02-11T12:00:00Z");

    @Test
    void sayWhetherTheFeedIsOnAndWhenItAnswered() {
        assertThat(FeedLines.of(false, Optional.empty(), page()).state()).startsWith("Flödet hämtas inte.");
        assertThat(FeedLines.of(true, Optional.empty(), page()).state()).contains("påslaget men inte hämtat");
        assertThat(FeedLines.of(true, Optional.of(state(Problem.NONE)), page()))
                .isEqualTo(new FeedLines(
                        "Flödet är påslaget och svarade senast 2026-02-11 kl. 13.00. Nästa hämtning blir tidigast"
                                + " 2026-02-11 kl. 13.10.",
                        ""));
    }

    @Test
    void sayWhatWentWrong() {
        assertThat(FeedLines.of(true, Optional.of(state(Problem.REFUSED)), page())
                        .problem())
                .contains("2026-02-11 kl. 13.00", "429");
        for (var problem : Problem.values()) {
            assertThat(FeedLines.of(true, Optional.of(state(problem)), page())
                            .problem()
                            .isEmpty())
                    .isEqualTo(problem == Problem.NONE);
        }
    }

    private static FeedState state(Problem problem) {
        return new FeedState(ASKED.plusSeconds(600), ASKED, ASKED, 429, problem, Mark.NONE, "");
    }

    private static Page page() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        var reading = (MunicipalityReading.Read)
                MunicipalityFile.read(Path.of("src/test/resources/municipalities/lyktby.json"));
        return new Page(reading.municipality(), Locale.of("sv"), messages);
    }
}
