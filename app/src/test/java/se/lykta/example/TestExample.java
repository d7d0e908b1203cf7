package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;

/// Waits for the example, which the program loads itself when it starts.
public final class TestExample {
    private static final int INCIDENTS = 6000;

    private TestExample() {}

    public static void await(ColumnStore store, MunicipalityId municipality) throws InterruptedException {
        store.watch();
        for (int i = 0; i < 240 && incidents(store, municipality) < INCIDENTS; i++) {
            Thread.sleep(500);
        }
        assertThat(incidents(store, municipality)).isGreaterThan(INCIDENTS);
    }

    /// What is planted in an example that was made on a day.
    public static PlantedTruths truths(LocalDate today) {
        return ExampleSet.draw(ExampleData.SEED, today).truths();
    }

    private static int incidents(ColumnStore store, MunicipalityId municipality) {
        return store.find(municipality).map(IncidentColumns::size).orElse(0);
    }
}
