package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.ExampleData;
import se.lykta.example.PlantedTruths;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;

/// Does the nightly look tell of the place that was planted in the example, and not before there is anything
/// to tell?
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class PlantedAlertsDbTest {
    private static final Logger LOG = LoggerFactory.getLogger(PlantedAlertsDbTest.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);
    private static final Actor ACTOR = Actor.commandLine();
    /// Guards bring about 9 and staff about 5 a week to a place that had less than one.
    private static final int DAYS_TO_SEE = 7;

    @TempDir
    Path folder;

    @Autowired
    ExampleData exampleData;

    @Autowired
    Municipalities municipalities;

    @Autowired
    EveningLook look;

    @Autowired
    Alerts alerts;

    @Autowired
    AlertRuns runs;

    /// One test, because every part needs the loaded example.
    @Test
    void tellsOfTheEmergingPlaceOnceItCanBeSeenAndNotTheNightBefore() {
        municipalities.load(ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder));
        var truths = exampleData.load(EXAMPLE, TODAY, folder);
        var planted = truths.emerging();
        var from = planted.days().from();

        assertThat(look.look(EXAMPLE, from.minusDays(1), ACTOR)).isPresent();
        assertThat(there(planted, from.minusDays(1), from.minusDays(1)))
                .as("alerts the night before")
                .isEmpty();

        var evening = from;
        while (there(planted, from, evening).isEmpty() && evening.isBefore(from.plusDays(DAYS_TO_SEE))) {
            assertThat(look.look(EXAMPLE, evening, ACTOR)).isPresent();
            evening = evening.plusDays(1);
        }
        var found = there(planted, from, evening);
        LOG.info("planted={} seen={} alerts={}", from, evening.minusDays(1), found.size());
        assertThat(found).isNotEmpty();
        var alert = found.getFirst();
        assertThat(alert.find().why().chance()).isLessThanOrEqualTo(1.0 / 365);
        assertThat(alert.find().why().counted())
                .isGreaterThan(3 * (int) alert.find().why().expected());
        assertThat(alert.find().what().from()).isAfterOrEqualTo(from.minusDays(7));
        assertThat(alert.find().falseAlarmsAYear()).isEqualTo(1);

        staysOneAlertWhileItGoesOn(planted, from, alert);
        looksAtAnEveningOnce(alert.firstOn());
        tellsOfTheWeekAboveItsBand(from);
    }

    private void staysOneAlertWhileItGoesOn(PlantedTruths.Emerging planted, LocalDate from, Alert alert) {
        var next = alert.firstOn().plusDays(1);
        look.lookAgain(EXAMPLE, next, ACTOR);
        look.lookAgain(EXAMPLE, next.plusDays(1), ACTOR);
        var same = there(planted, from, next.plusDays(1)).stream()
                .filter(each ->
                        each.find().what().knownBy().equals(alert.find().what().knownBy()))
                .toList();
        assertThat(same).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(alert.id());
            assertThat(each.lastOn()).isEqualTo(next.plusDays(1));
        });
    }

    private void looksAtAnEveningOnce(LocalDate evening) {
        assertThat(look.look(EXAMPLE, evening, ACTOR)).isEmpty();
        assertThat(look.lookAgain(EXAMPLE, evening, ACTOR)).contains(0);
        assertThat(runs.findLast(EXAMPLE))
                .hasValueSatisfying(run -> assertThat(run.finishedAt()).isNotNull());
    }

    /// Three weeks of fourteen a week where less than one was usual show in the count of the area too.
    private void tellsOfTheWeekAboveItsBand(LocalDate from) {
        look.lookAgain(EXAMPLE, TODAY.minusDays(1), ACTOR);
        var counts = new ArrayList<>(alerts.between(EXAMPLE, from.minusDays(1), TODAY));
        counts.removeIf(alert -> alert.find().kind() != AlertKind.COUNT);
        LOG.info(
                "weekly counts: {}",
                counts.stream()
                        .map(alert -> alert.find().key() + " " + alert.find().why())
                        .toList());
        assertThat(counts).allSatisfy(alert -> {
            var why = alert.find().why();
            assertThat(why.counted()).isGreaterThanOrEqualTo(why.threshold());
            assertThat(why.chance()).isLessThan(0.1);
        });
        assertThat(counts)
                .anySatisfy(alert -> assertThat(alert.find().what().from()).isAfterOrEqualTo(from.minusDays(6)));
    }

    /// Emerging places first seen in a period within the reach of the planted one.
    private List<Alert> there(PlantedTruths.Emerging planted, LocalDate from, LocalDate to) {
        return alerts.between(EXAMPLE, from, to).stream()
                .filter(alert -> alert.find().kind() == AlertKind.EMERGING)
                .filter(alert -> {
                    var centre = alert.find().where().centre();
                    return centre != null
                            && centre.distanceMetres(planted.spot().centre())
                                    <= planted.spot().radiusMetres()
                                            + alert.find().where().radiusMetres();
                })
                .toList();
    }
}
