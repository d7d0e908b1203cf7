package se.lykta.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.lykta.alert.EveningLook;
import se.lykta.audit.Actor;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;
import se.lykta.municipality.ShippedMunicipality;

/// Fills the example municipality when the server was started for it, beside the running pages.
@Component
@ConditionalOnProperty(name = "lykta.example", havingValue = "true")
class ExampleStart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleStart.class);

    private static final Actor JOB = Actor.job("example-alerts");
    private static final int LOOKED_WEEKS = 3;

    private final DatabaseConnection connection;
    private final Municipalities municipalities;
    private final ExampleData exampleData;
    private final EveningLook look;
    private final Clock clock;
    private volatile boolean stopping;

    ExampleStart(
            DatabaseConnection connection,
            Municipalities municipalities,
            ExampleData exampleData,
            EveningLook look,
            Clock clock) {
        this.connection = connection;
        this.municipalities = municipalities;
        this.exampleData = exampleData;
        this.look = look;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("example-data").start(this::load);
    }

    private void load() {
        try {
            var folder = folder();
            var id = new MunicipalityId(ShippedMunicipality.EXAMPLE);
            var file = ShippedMunicipality.unpack(id.value(), folder.resolve("municipality"));
            if (municipalities.load(file) instanceof MunicipalityLoad.Refused refused) {
                throw new IllegalStateException("the shipped municipality is refused: " + refused.problems());
            }
            var zone = municipalities.get(id).profile().zone();
            lookBack(id, exampleData.load(id, LocalDate.now(clock.withZone(zone)), folder));
        } catch (RuntimeException e) {
            if (stopping) {
                LOG.info("example data interrupted, goes on at the next start");
            } else {
                LOG.error("example data not loaded", e);
            }
        }
    }

    /// Looks at some evenings as the nightly job would have, so that the pages of alerts have something to
    /// show.
    private void lookBack(MunicipalityId id, PlantedTruths truths) {
        for (int weeks = LOOKED_WEEKS; weeks >= 0 && !stopping; weeks--) {
            look.look(id, truths.lastDay().minusWeeks(weeks), JOB);
        }
    }

    /// A load under way is cut off; its import goes on where it was.
    @Override
    public void close() {
        stopping = true;
    }

    /// Beside the database in the data folder; with a server database, a folder that nobody keeps.
    private Path folder() {
        return connection.findFolder().map(root -> root.resolve("example")).orElseGet(() -> {
            try {
                return Files.createTempDirectory("lykta-example");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
