package se.lykta.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.analysis.trend.Rate;
import se.lykta.analysis.trend.RateComparison;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.ExampleData;
import se.lykta.example.PlantedTruths;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;
import se.lykta.picture.answer.CellPicture;
import se.lykta.picture.answer.PictureQuestion;
import se.lykta.picture.answer.PictureQuestion.Known;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;

/// Does the picture show what was planted in the example data?
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class PlantedTruthsDbTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);

    @TempDir
    Path folder;

    @Autowired
    ExampleData exampleData;

    @Autowired
    Municipalities municipalities;

    @Autowired
    ColumnStore store;

    @Autowired
    Grounds grounds;

    @Autowired
    Pictures pictures;

    @Autowired
    Areas areas;

    @SuppressWarnings("NullAway.Init")
    private PlantedTruths truths;

    @SuppressWarnings("NullAway.Init")
    private IncidentColumns columns;

    @BeforeEach
    void loadExample() {
        municipalities.load(ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder));
        truths = exampleData.load(EXAMPLE, TODAY, folder);
        columns = store.upToDate(EXAMPLE);
    }

    @Test
    void showsTheEmergingPlaceAsHigherThanExpectedAndFirstInTheList() {
        var picture = cells(TODAY.minusDays(28), TODAY.minusDays(1));
        int cell = cellOf(picture, truths.emerging().spot());
        assertThat(picture.isHigher(cell)).isTrue();
        int series = picture.series()[cell];
        double q = picture.expected().q()[series];
        assertThat(java.util.Arrays.stream(picture.expected().q()).filter(other -> other < q))
                .isEmpty();
    }

    @Test
    void showsTheMovedPlaceAsHigherWhereItWentAndLowerWhereItWas() {
        var since = truths.moved().from();
        var picture = cells(since, since.plusDays(55));
        assertThat(picture.isHigher(cellOf(picture, truths.moved().after()))).isTrue();
        assertThat(picture.verdict(cellOf(picture, truths.moved().before()))).isEqualTo(Verdict.LOWER);
    }

    @Test
    void showsTheLightingActionInTheComparisonWithTheSameWeeksOfLastYear() {
        var action = truths.lighting();
        var filter = question(action.from(), TODAY.minusDays(1)).filter(columns.zone());
        var before = question(action.from().minusWeeks(52), TODAY.minusDays(1).minusWeeks(52))
                .filter(columns.zone());
        var box = around(action.spot());
        var scan = new IncidentScan(columns);
        var comparison = RateComparison.of(
                new Rate(scan.count(filter.inBox(box)), 1), new Rate(scan.count(before.inBox(box)), 1), 0.95);
        assertThat(comparison.ratioInterval().upper()).isLessThan(1);
        assertThat(comparison.ratioInterval().holds(action.factor())).isTrue();
    }

    @Test
    void doesNotTakeTheWeeksWithoutReportsForQuietWeeks() {
        var gap = truths.missingReports().getLast();
        var during = question(gap.from(), gap.to());
        var picture = pictures.total(columns, during);
        assertThat(picture.verdict(0)).isNotEqualTo(Verdict.LOWER);
        var reported = pictures.reported(columns, new int[] {
            PictureQuestion.minute(gap.from(), columns.zone()),
            PictureQuestion.minute(gap.to().plusDays(1), columns.zone())
        });
        assertThat(reported.bySource().get("guard")).containsExactly(0);
    }

    @Test
    void expectsMoreWhereAndWhenTheGuardsWereOutLonger() {
        var days = truths.festival().days().getLast();
        var layer = areas.find(EXAMPLE, "deso", days.from()).orElseThrow();
        var festival = pictures.areas(columns, guards(days.from(), days.to()), layer);
        var before = pictures.areas(
                columns, guards(days.from().minusDays(28), days.to().minusDays(28)), layer);
        double most = 0;
        for (int i = 0; i < layer.areas().size(); i++) {
            double ratio = festival.expected().mean()[i] / before.expected().mean()[i];
            if (truths.festival().areaCodes().contains(layer.areas().get(i).code())) {
                assertThat(festival.verdict(i)).isNotEqualTo(Verdict.HIGHER);
                most = Math.max(most, ratio);
            } else {
                assertThat(ratio).isBetween(0.6, 1.5);
            }
        }
        assertThat(most).isBetween(1.4, 2.3);
    }

    private static PictureQuestion guards(LocalDate from, LocalDate to) {
        return new PictureQuestion(from, to, Set.of(), Set.of("guard"), Known.ALL, null, null);
    }

    private CellPicture cells(LocalDate from, LocalDate to) {
        return pictures.cells(columns, question(from, to), grounds.of(EXAMPLE).grid(250));
    }

    private static PictureQuestion question(LocalDate from, LocalDate to) {
        return new PictureQuestion(from, to, Set.of(), Set.of(), Known.ALL, null, null);
    }

    private static int cellOf(CellPicture picture, PlantedTruths.Spot spot) {
        return picture.grid().indexOf(spot.centre().east(), spot.centre().north());
    }

    private static IncidentFilter.Box around(PlantedTruths.Spot spot) {
        return new IncidentFilter.Box(
                spot.centre().east() - spot.radiusMetres(),
                spot.centre().north() - spot.radiusMetres(),
                spot.centre().east() + spot.radiusMetres(),
                spot.centre().north() + spot.radiusMetres());
    }
}
