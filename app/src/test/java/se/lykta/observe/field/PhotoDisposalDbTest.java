package se.lykta.observe.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.area.Areas;
import se.lykta.area.LocationQuality;
import se.lykta.area.PlaceNames;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;
import se.lykta.observe.FieldPhoto;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

class PhotoDisposalDbTest {
    private static final Path LYKTBY = Path.of("src/test/resources/municipalities/lyktby.json");
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final Actor ACTOR = Actor.commandLine();

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final FieldPhotos photos = new FieldPhotos(db, audit);
    private final Municipalities municipalities = new Municipalities(db, new Areas(db, List::of), new PlaceNames(db));
    private final PhotoDisposal disposal = new PhotoDisposal(photos, municipalities, Clock.fixed(NOW, ZoneOffset.UTC));
    private final MunicipalityId lyktby = new MunicipalityId("9901");

    @Test
    void waitsForTheDecision(@TempDir Path folder) throws IOException {
        load(folder, "");
        var report = report();
        var old = photo(report, LocalDate.parse("2026-11-19"));
        var young = photo(report, LocalDate.parse("2026-11-20"));

        disposal.run();
        assertThat(photos.of(lyktby, report)).containsExactlyInAnyOrder(old, young);

        load(folder, ", \"decision\": \"KS 2026:17, 2026-10-01\"");
        disposal.run();
        assertThat(photos.of(lyktby, report)).containsExactly(young);
    }

    private void load(Path folder, String decision) throws IOException {
        var rule = "\"retention\": [{\"what\": \"observe.photo\", \"months\": 3" + decision + "}], ";
        for (var name : List.of("lyktby.json", "lyktby-own.geojson")) {
            var from = LYKTBY.resolveSibling(name);
            if (Files.exists(from)) {
                Files.writeString(folder.resolve(name), Files.readString(from));
            }
        }
        var file = folder.resolve("lyktby.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{ " + rule));
        assertThat(municipalities.load(file)).isInstanceOf(MunicipalityLoad.Loaded.class);
    }

    private UUID report() {
        var company = new Organisations(db, audit)
                .add(lyktby, "Guards", OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow()
                .id();
        var report = FieldReport.received(
                UUID.randomUUID(),
                new FieldReport.Reporter(company, UUID.randomUUID(), ""),
                new FieldReport.Times(NOW, NOW, NOW, NOW),
                new FieldReport.Where(LocationQuality.UNKNOWN, 0, null, null, ""),
                new FieldReport.What("VANDALISM", "", 0, List.of()),
                null);
        return new FieldReports(db, audit).put(lyktby, report, ACTOR).id();
    }

    private UUID photo(UUID report, LocalDate until) {
        var account = Objects.requireNonNull(new FieldReports(db, audit)
                .find(lyktby, report)
                .orElseThrow()
                .reporter()
                .accountId());
        var photo = new FieldPhoto(
                UUID.randomUUID(), report, account, NOW, new FieldPhoto.Picture(1, 1, new byte[] {1}), until);
        assertThat(photos.put(lyktby, photo, ACTOR)).isEqualTo(FieldPhotos.Outcome.STORED);
        return photo.id();
    }
}
