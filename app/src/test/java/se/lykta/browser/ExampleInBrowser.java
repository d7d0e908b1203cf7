package se.lykta.browser;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.lykta.database.MunicipalityId;
import se.lykta.example.TestExample;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.ShippedMunicipality;

/// A browser beside the program with the example municipality in memory.
abstract class ExampleInBrowser {
    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ColumnStore store;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void waitForTheExample() throws InterruptedException {
        TestExample.await(store, new MunicipalityId(ShippedMunicipality.EXAMPLE));
    }
}
