package se.lykta.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.incident.Extent;

class PlacesDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final CoordinateSystem METRIC = CoordinateSystem.SWEREF99_TM;

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final Places places = new Places(db, audit);
    private MunicipalityId lyktby = new MunicipalityId("9901");

    @BeforeEach
    void makeMunicipality() {
        lyktby = TestDatabase.municipality(db, "9901");
    }

    @Test
    void keepsEveryVersionAsItWasTold() {
        var owner = new Organisations(db, audit)
                .add(lyktby, "Streets", OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow();
        var former = facts("Square", circle(100));
        var newer = new PlaceFacts(
                "Great square",
                "SQUARE",
                Extent.Polygon.square(new EastNorth(500_000, 6_600_000), 250),
                new PlaceFacts.Owner(owner.id(), "and the shops"),
                List.of("The square", "Market"),
                new PlaceFacts.Dates(TODAY.plusYears(2), null));
        var id = places.add(lyktby, former, METRIC, ACTOR);

        assertThat(places.change(new Places.Change(lyktby, id, 1), newer, METRIC, ACTOR))
                .isTrue();

        var place = places.find(lyktby, id).orElseThrow();
        assertThat(place.versions()).extracting(Place.Version::facts).containsExactly(former, newer);
        assertThat(place.name()).isEqualTo("Great square");
        assertThat(place.extent().squareMetres()).isEqualTo(62_500);
    }

    @Test
    void keepsDegreesBesideMetres() {
        places.add(lyktby, facts("Square", circle(100)), METRIC, ACTOR);

        var kept = db.<List<Double>>read(
                lyktby,
                client -> client.sql("""
                                select longitudes[1], latitudes[1], metric_epsg
                                from place_version
                                where municipality_id = :municipality
                                """)
                        .param("municipality", lyktby.value())
                        .query((row, number) -> List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                        .single());
        // The central meridian of SWEREF 99 TM.
        assertThat(kept.getFirst()).isEqualTo(15.0);
        assertThat(kept.get(1)).isBetween(59.5, 59.6);
        assertThat(kept.getLast()).isEqualTo(3006);
    }

    @Test
    void letsOneOfTwoChangesAtTheSameTimePass() {
        var id = places.add(lyktby, facts("Square", circle(100)), METRIC, ACTOR);
        var change = new Places.Change(lyktby, id, 1);

        assertThat(places.change(change, facts("Park", circle(50)), METRIC, ACTOR))
                .isTrue();
        assertThat(places.change(change, facts("Station", circle(50)), METRIC, ACTOR))
                .isFalse();
        var none = new Places.Change(lyktby, UUID.randomUUID(), 1);
        assertThat(places.change(none, facts("Park", circle(50)), METRIC, ACTOR))
                .isFalse();
    }

    @Test
    void closesAndOpensAgainWithAChange() {
        var id = places.add(lyktby, facts("Square", circle(100)), METRIC, ACTOR);
        assertThat(places.find(lyktby, id).orElseThrow().stateOn(TODAY)).isEqualTo(Place.State.OPEN);
        assertThat(places.find(lyktby, id).orElseThrow().stateOn(TODAY.plusYears(2)))
                .isEqualTo(Place.State.EXPIRED);

        assertThat(places.close(lyktby, id, TODAY, ACTOR)).isTrue();
        assertThat(places.close(lyktby, UUID.randomUUID(), TODAY, ACTOR)).isFalse();
        assertThat(places.find(lyktby, id).orElseThrow().stateOn(TODAY)).isEqualTo(Place.State.CLOSED);
        assertThat(places.at(lyktby, new EastNorth(500_000, 6_600_000))).isEmpty();

        places.change(new Places.Change(lyktby, id, 1), facts("Square", circle(80)), METRIC, ACTOR);
        assertThat(places.at(lyktby, new EastNorth(500_080, 6_600_000)))
                .singleElement()
                .satisfies(place -> assertThat(place.stateOn(TODAY)).isEqualTo(Place.State.OPEN));
        assertThat(places.at(lyktby, new EastNorth(500_081, 6_600_000))).isEmpty();
    }

    @Test
    void recordsEveryWrite() {
        var id = places.add(lyktby, facts("Square", circle(100)), METRIC, ACTOR);
        places.change(new Places.Change(lyktby, id, 1), facts("Park", circle(50)), METRIC, ACTOR);
        places.close(lyktby, id, TODAY, ACTOR);

        var actions = db.<List<String>>read(
                lyktby,
                client -> client.sql("""
                                select action
                                from audit_entry
                                where municipality_id = :municipality and subject_id = :id
                                order by seq
                                """)
                        .param("municipality", lyktby.value())
                        .param("id", id.toString())
                        .query(String.class)
                        .list());
        assertThat(actions).containsExactly("place.add", "place.change", "place.close");
    }

    @Test
    void hidesThePlacesOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        var id = places.add(lyktby, facts("Square", circle(100)), METRIC, ACTOR);

        assertThat(places.all(other)).isEmpty();
        assertThat(places.close(other, id, TODAY, ACTOR)).isFalse();
        assertThat(places.change(new Places.Change(other, id, 1), facts("Park", circle(9)), METRIC, ACTOR))
                .isFalse();
        assertThat(db.<Long>read(
                        other,
                        client -> client.sql("select count(*) from place_version")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void isOwnedByKnownOrganisationsOnly() {
        var facts = new PlaceFacts(
                "Square",
                "SQUARE",
                circle(10),
                new PlaceFacts.Owner(UUID.randomUUID(), ""),
                List.of(),
                new PlaceFacts.Dates(TODAY, null));
        assertThatThrownBy(() -> places.add(lyktby, facts, METRIC, ACTOR))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static PlaceFacts facts(String name, Extent extent) {
        return new PlaceFacts(
                name,
                "SQUARE",
                extent,
                PlaceFacts.Owner.UNKNOWN,
                List.of(),
                new PlaceFacts.Dates(TODAY.plusYears(1), TODAY.plusWeeks(8)));
    }

    private static Extent circle(double radiusMetres) {
        return new Extent.Circle(new EastNorth(500_000, 6_600_000), radiusMetres);
    }
}
