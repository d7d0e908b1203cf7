package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lykta.area.LocationQuality;
import se.lykta.area.PlaceName;
import se.lykta.observe.ShiftReport;

class ExampleSetTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleSetTest.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ExampleSet SET = ExampleSet.draw(ExampleData.SEED, TODAY);
    /// The default seed's town beside others, where one town alone would be too small to measure a ratio.
    private static final List<ExampleSet> TOWNS = LongStream.range(0, 12)
            .mapToObj(i -> ExampleSet.draw(100 + i, TODAY))
            .toList();

    @TempDir
    Path folder;

    @Test
    void givesTheSameBytesForTheSameSeedAndDay() throws IOException {
        var files = ExampleFiles.write(SET, folder.resolve("once"));
        ExampleFiles.write(ExampleSet.draw(ExampleData.SEED, TODAY), folder.resolve("again"));
        ExampleFiles.write(TOWNS.getFirst(), folder.resolve("other"));

        assertThat(files).hasSize(5);
        try (var listed = Files.list(folder.resolve("once"))) {
            for (var file : listed.toList()) {
                assertThat(folder.resolve("again").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(Files.readAllBytes(files.getFirst().path()))
                .isNotEqualTo(Files.readAllBytes(
                        folder.resolve("other").resolve(files.getFirst().path().getFileName())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-07-10", "2027-02-01", "2026-10-10", "2027-08-20", "2028-02-29"})
    void isOfRealisticSizeWhateverTheDay(LocalDate today) {
        var set = ExampleSet.draw(ExampleData.SEED, today);
        var since = today.minusDays(28);
        long latest = set.guardReports().stream()
                        .filter(report -> !report.at().toLocalDate().isBefore(since))
                        .count()
                + set.staffObservations().stream()
                        .filter(seen -> !seen.latest().toLocalDate().isBefore(since))
                        .count()
                + set.policeEvents().stream()
                        .filter(event -> !event.at().toLocalDate().isBefore(since))
                        .count();

        LOG.info(
                "today={} guard={} staff={} crimes={} events={} all={} last28={}",
                today,
                set.guardReports().size(),
                set.staffObservations().size(),
                set.reportedCrimes().size(),
                set.policeEvents().size(),
                set.incidents(),
                latest);
        assertThat(set.incidents()).isBetween(6_000, 9_000);
        assertThat(latest).isBetween(150L, 300L);
        assertThat(set.truths().lastDay()).isEqualTo(today.minusDays(1));
        assertThat(set.guardReports().getLast().at().toLocalDate())
                .isAfterOrEqualTo(today.minusDays(4))
                .isBefore(today);
        assertThat(set.staffObservations())
                .allMatch(seen -> seen.latest().toLocalDate().isBefore(today));
    }

    @Test
    void hasAPlaceThatEmergesInTheLastThreeWeeks() {
        var truth = SET.truths().emerging();
        long during = count(SET, truth.spot().name(), day -> truth.days().contains(day));
        long before = count(SET, truth.spot().name(), day -> !truth.days().contains(day));

        LOG.info("emerging place={} before={} during={}", truth.spot().code(), before, during);
        assertThat(truth.days()).isEqualTo(new PlantedTruths.Days(TODAY.minusDays(21), TODAY.minusDays(1)));
        assertThat(before / 101.0).isLessThan(1.5);
        assertThat(during / 3.0).isGreaterThan(8);
    }

    @Test
    void hasALightingActionThatLoweredCountsByThirtyPercent() {
        double pooled = lightingRatio(TOWNS);
        double here = lightingRatio(List.of(SET));

        LOG.info("lighting from={} ratio={} pooled={}", SET.truths().lighting().from(), here, pooled);
        assertThat(pooled).isCloseTo(0.7, within(0.05));
        assertThat(here).isBetween(0.5, 0.9);
    }

    /// Incidents per day after to before, days weighted by season, missing weeks and all left out.
    private static double lightingRatio(List<ExampleSet> sets) {
        double[] counts = new double[2];
        double[] days = new double[2];
        for (var set : sets) {
            var truths = set.truths();
            var from = truths.lighting().from();
            Predicate<LocalDate> usual = day -> !truths.isMissing(day);
            var name = truths.lighting().spot().name();
            counts[0] += count(set, name, usual.and(day -> day.isBefore(from)));
            counts[1] += count(set, name, usual.and(day -> !day.isBefore(from)));
            for (var day = truths.firstDay(); !day.isAfter(truths.lastDay()); day = day.plusDays(1)) {
                days[day.isBefore(from) ? 0 : 1] += usual.test(day) ? Rhythm.season(day) : 0;
            }
        }
        return counts[1] / days[1] / (counts[0] / days[0]);
    }

    @Test
    void hasAPlaceThatMovedFourHundredMetres() {
        var moved = SET.truths().moved();
        long oldBefore = count(SET, moved.before().name(), day -> day.isBefore(moved.from()));
        long oldAfter = count(SET, moved.before().name(), day -> !day.isBefore(moved.from()));
        long newBefore = count(SET, moved.after().name(), day -> day.isBefore(moved.from()));
        long newAfter = count(SET, moved.after().name(), day -> !day.isBefore(moved.from()));

        LOG.info("moved from={} old={}→{} new={}→{}", moved.from(), oldBefore, oldAfter, newBefore, newAfter);
        double weeksBefore =
                (moved.from().toEpochDay() - SET.truths().firstDay().toEpochDay()) / 7.0;
        double weeksAfter = (TODAY.toEpochDay() - moved.from().toEpochDay()) / 7.0;
        assertThat(moved.metres()).isBetween(350.0, 450.0);
        assertThat(oldAfter / weeksAfter).isLessThan(0.3 * oldBefore / weeksBefore);
        assertThat(newBefore / weeksBefore).isLessThan(0.3 * newAfter / weeksAfter);
        assertThat((oldAfter + newAfter) / weeksAfter).isCloseTo((oldBefore + newBefore) / weeksBefore, within(1.6));
    }

    @Test
    void hasTwoWeeksWithoutGuardReportsThoughShiftsWereAgreed() {
        assertThat(SET.truths().missingReports()).hasSize(2);
        for (var week : SET.truths().missingReports()) {
            assertThat(week.from().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(SET.guardReports())
                    .noneMatch(report -> week.contains(report.at().toLocalDate()));
            assertThat(SET.staffObservations())
                    .anyMatch(seen -> week.contains(seen.latest().toLocalDate()));
            assertThat(walked())
                    .filteredOn(walked -> week.contains(walked.shift().day()))
                    .hasSize(14)
                    .allMatch(walked -> walked.work() == null);
        }
        assertThat(walked()).filteredOn(walked -> walked.work() == null).hasSize(28);
    }

    @Test
    void countsEachGuardReportInTheReportOfItsShift() {
        int events = walked().stream()
                .map(GuardShifts.Walked::work)
                .filter(Objects::nonNull)
                .mapToInt(ShiftReport.Work::events)
                .sum();

        assertThat(events).isEqualTo(SET.guardReports().size());
        assertThat(walked())
                .anyMatch(walked -> walked.work() != null && walked.work().events() == 0);
    }

    private static List<GuardShifts.Walked> walked() {
        return SET.guardShifts().stream()
                .flatMap(agreed -> agreed.walked().stream())
                .toList();
    }

    @Test
    void hasAFestivalInBothOctobersThatRaisesCountsAndHoursAlike() {
        var truths = SET.truths();
        assertThat(truths.festival().days()).hasSize(2);
        double festival = centrePerDay(truths::isFestival);
        double around = centrePerDay(day -> !truths.isFestival(day)
                && (truths.isFestival(day.plusDays(17)) || truths.isFestival(day.minusDays(17))));
        double hours = hoursPerDay(truths::isFestival) / hoursPerDay(day -> !truths.isFestival(day));

        LOG.info("festival counts={} hours={}", festival / around, hours);
        assertThat(festival / around).isBetween(1.5, 2.0);
        assertThat(hours).isCloseTo(truths.festival().factor(), within(0.05));
    }

    private static double centrePerDay(Predicate<LocalDate> when) {
        var areas = SET.truths().festival().areaCodes();
        long count = TOWNS.stream()
                .flatMap(set -> set.guardReports().stream())
                .filter(report -> areas.contains(report.spot().areaCode()))
                .filter(report -> when.test(report.at().toLocalDate()))
                .count();
        return (double) count / days(when);
    }

    private static double hoursPerDay(Predicate<LocalDate> when) {
        return SET.guardShifts().stream()
                        .filter(agreed -> agreed.number() < 3)
                        .flatMap(agreed -> agreed.walked().stream())
                        .filter(walked -> when.test(walked.shift().day()))
                        .mapToDouble(walked -> walked.shift().hours())
                        .sum()
                / days(when);
    }

    private static long days(Predicate<LocalDate> when) {
        return SET.truths().firstDay().datesUntil(TODAY).filter(when).count();
    }

    @Test
    void hasTheRhythmsOfDayWeekAndYear() {
        var reports = TOWNS.stream().flatMap(set -> set.guardReports().stream()).toList();
        var pub = reports.stream()
                .filter(report -> report.spot().place().equals("Stearingränd"))
                .toList();
        long saturday = pub.stream()
                .filter(report -> report.shiftFrom().getDayOfWeek() == DayOfWeek.SATURDAY)
                .count();
        long tuesday = pub.stream()
                .filter(report -> report.shiftFrom().getDayOfWeek() == DayOfWeek.TUESDAY)
                .count();
        long summer = reports.stream()
                .filter(report -> report.at().getMonthValue() == 8)
                .count();
        long winter = reports.stream()
                .filter(report -> report.at().getMonthValue() == 1)
                .count();

        assertThat(saturday).isGreaterThan(2 * tuesday);
        assertThat(summer).isGreaterThan(winter * 5 / 4);
        assertThat(reports)
                .allMatch(report ->
                        !report.at().isBefore(report.shiftFrom()) && report.at().isBefore(report.shiftTo()));
    }

    @Test
    void knowsStatisticsToMonthAndAreaOnlyAndLater() {
        var codes = SET.town().areas().stream().map(area -> area.code()).toList();

        assertThat(SET.reportedCrimes())
                .allMatch(crime -> codes.contains(crime.areaCode()))
                .allMatch(crime -> crime.month().atEndOfMonth().isBefore(TODAY.minusDays(10)))
                .extracting(PoliceFigures.ReportedCrime::number)
                .doesNotHaveDuplicates();
    }

    @Test
    void liesInTheMunicipalityWithMixedLocationQuality() {
        var map = SET.town().municipality().map();
        assertThat(SET.guardReports()).allMatch(report -> {
            var position = report.spot().position();
            return position == null || map.box().contains(map.metric().unproject(position));
        });
        assertThat(SET.guardReports().stream()
                        .map(report -> report.spot().quality())
                        .distinct())
                .containsExactlyInAnyOrder(LocationQuality.POINT, LocationQuality.PLACE, LocationQuality.AREA);
    }

    @Test
    void namesItsPlacesAsTheMunicipalityDoes() {
        var named = SET.town().municipality().geography().places();
        assertThat(SET.town().places())
                .allMatch(place -> named.stream()
                        .anyMatch(name -> name.kind() == PlaceName.Kind.EXAMPLE
                                && name.name().equals(place.name())
                                && place.position().equals(name.position())));
    }

    @Test
    void usesOnlyCategoriesOfTheMunicipality() {
        var taxonomy = SET.town().municipality().words().taxonomy();
        assertThat(SET.guardReports())
                .allMatch(report -> taxonomy.find(report.category()).isPresent());
        assertThat(SET.staffObservations())
                .allMatch(seen -> taxonomy.find(seen.category()).isPresent());
        assertThat(SET.reportedCrimes())
                .allMatch(crime -> taxonomy.find(crime.category()).isPresent());
    }

    @Test
    void labelsEveryPoliceEventAsExampleData() {
        assertThat(SET.policeEvents()).allMatch(event -> event.summary().startsWith("Exempeldata: "));
        assertThat(SET.truths().toJson()).contains("\"exampleData\" : true", "Skymningsbacken");
    }

    private static long count(ExampleSet set, String place, Predicate<LocalDate> when) {
        return set.guardReports().stream()
                        .filter(report -> report.spot().place().equals(place))
                        .filter(report -> when.test(report.at().toLocalDate()))
                        .count()
                + set.staffObservations().stream()
                        .filter(seen -> seen.spot().place().equals(place))
                        .filter(seen -> when.test(seen.latest().toLocalDate()))
                        .count();
    }
}
