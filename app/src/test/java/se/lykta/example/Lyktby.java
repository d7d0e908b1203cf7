package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import se.lykta.account.ExampleMode;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;

/// The made-up municipality of tests that write: 1489 is the example's.
public final class Lyktby {
    public static final MunicipalityId ID = new MunicipalityId("9901");
    private static final Path FILE = Path.of("src/test/resources/municipalities/lyktby.json");

    private Lyktby() {}

    public static void load(Municipalities municipalities) {
        assertThat(municipalities.load(FILE)).isNotInstanceOf(MunicipalityLoad.Refused.class);
    }

    /// With the example's organisations and roles to sign in as.
    public static void loadAsExample(Municipalities municipalities, ExampleMode exampleMode) {
        if (!exampleMode.isMarked(ID)) {
            load(municipalities);
            exampleMode.mark(ID);
        }
    }

    /// Takes away every incident and import.
    public static void empty(Database database) {
        database.run(ID, db -> {
            for (var table : List.of(
                    "incident", "incident_version", "incident_removed", "ingest_row", "ingest_reject", "ingest_run")) {
                db.sql("delete from " + table).update();
            }
        });
    }
}
