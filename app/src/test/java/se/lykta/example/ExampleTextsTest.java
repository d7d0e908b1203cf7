package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.privacy.TextScreening;

/// No text, key or name of the example looks like a person, a telephone number or a vehicle.
class ExampleTextsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    @Test
    void passTheScreeningUntouched() throws IOException {
        for (var file : ExampleFiles.write(ExampleSet.draw(ExampleData.SEED, TODAY), folder)) {
            var name = String.valueOf(file.path().getFileName());
            if (name.endsWith(".csv")) {
                var delimiter = name.contains("police") ? "," : ";";
                for (var line : Files.readAllLines(file.path())) {
                    assertThat(List.of(line.split(delimiter, -1)))
                            .filteredOn(cell -> !cell.matches("[0-9.,:T -]*"))
                            .as(name)
                            .allMatch(cell -> TextScreening.screen(cell).isClean());
                }
            }
        }
    }

    @Test
    void tellOfPoliceEventsWithoutAnybodyInThem() {
        assertThat(ExampleSet.draw(ExampleData.SEED, TODAY).policeEvents())
                .allMatch(event -> TextScreening.screen(event.summary()).isClean())
                .allMatch(
                        event -> TextScreening.screen(Long.toString(event.id())).isClean());
    }
}
