package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;

class AgreementTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final AgreedHours NIGHT = new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0));

    @Test
    void hasAShiftEachAgreedWeekdayOverMidnight() {
        var agreement = agreement(terms(weekdays(5, 6), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-01-01", null));

        var shifts = agreement.shifts(day("2026-11-16"), day("2026-11-22"), ZONE);

        assertThat(shifts).extracting(Shift::day).containsExactly(day("2026-11-20"), day("2026-11-21"));
        assertThat(shifts.getFirst().span().start()).isEqualTo(Instant.parse("2026-11-20T19:00:00Z"));
        assertThat(shifts.getFirst().span().end()).isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(shifts.getFirst().hours()).isEqualTo(8);
    }

    @Test
    void isAnHourShorterOverTheNightOfSummerTimeAndLongerOverThatOfWinterTime() {
        var daily =
                agreement(terms(weekdays(1, 2, 3, 4, 5, 6, 7), HolidayRule.INCLUDED, IsoWeeks.ALL, "2020-01-01", null));

        assertThat(hours(daily, "2026-03-28")).isEqualTo(7);
        assertThat(hours(daily, "2026-03-29")).isEqualTo(8);
        assertThat(hours(daily, "2026-10-24")).isEqualTo(9);
        assertThat(hours(daily, "2026-10-25")).isEqualTo(8);
    }

    @Test
    void lastsTheWholeDayAlsoWhenItHas23Or25Hours() {
        var whole = new AgreedHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        assertThat(whole.findOn(day("2026-03-29"), ZONE).orElseThrow().hours()).isEqualTo(23);
        assertThat(whole.findOn(day("2026-10-25"), ZONE).orElseThrow().hours()).isEqualTo(25);
        assertThat(whole.findOn(day("2026-06-01"), ZONE).orElseThrow().hours()).isEqualTo(24);
    }

    @Test
    void readsATimeThatTheDayLeavesOutOrHasTwice() {
        var fromTwo = new AgreedHours(LocalTime.of(2, 30), LocalTime.of(6, 0));
        var lostHour = new AgreedHours(LocalTime.of(2, 0), LocalTime.of(3, 0));

        assertThat(fromTwo.findOn(day("2026-03-29"), ZONE).orElseThrow().hours())
                .isEqualTo(2.5);
        assertThat(fromTwo.findOn(day("2026-10-25"), ZONE).orElseThrow().hours())
                .isEqualTo(4.5);
        assertThat(lostHour.findOn(day("2026-03-29"), ZONE)).isEmpty();
    }

    @Test
    void keepsToOddEvenOrListedWeeksAlsoWhenTheYearHas53() {
        var odd = agreement(terms(
                weekdays(1), HolidayRule.INCLUDED, new IsoWeeks(IsoWeeks.Choice.ODD, List.of()), "2020-01-01", null));
        var even = agreement(terms(
                weekdays(1), HolidayRule.INCLUDED, new IsoWeeks(IsoWeeks.Choice.EVEN, List.of()), "2020-01-01", null));
        var listed = agreement(terms(weekdays(1), HolidayRule.INCLUDED, IsoWeeks.of(53, 2), "2020-01-01", null));

        // Weeks 52 and 53 of 2026, then 1, 2 and 3 of 2027.
        assertThat(days(odd)).containsExactly(day("2026-12-28"), day("2027-01-04"), day("2027-01-18"));
        assertThat(days(even)).containsExactly(day("2026-12-21"), day("2027-01-11"));
        assertThat(days(listed)).containsExactly(day("2026-12-28"), day("2027-01-11"));
    }

    @Test
    void leavesOutHolidaysAndEvesOrHoldsOnThemOnly() {
        var without =
                agreement(terms(weekdays(1, 2, 3, 4, 5, 6, 7), HolidayRule.EXCLUDED, IsoWeeks.ALL, "2020-01-01", null));
        var only = agreement(terms(weekdays(1, 2, 3, 4, 5, 6, 7), HolidayRule.ONLY, IsoWeeks.ALL, "2020-01-01", null));

        assertThat(dates(without, "2026-04-01", "2026-04-08"))
                .containsExactly(day("2026-04-01"), day("2026-04-02"), day("2026-04-07"), day("2026-04-08"));
        assertThat(dates(only, "2026-04-01", "2026-04-08"))
                .containsExactly(day("2026-04-03"), day("2026-04-04"), day("2026-04-05"), day("2026-04-06"));
    }

    @Test
    void letsANewVersionHoldFromItsDayAndTheFormerBeforeIt() {
        var former = terms(weekdays(1, 2, 3, 4, 5, 6, 7), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-01-01", null);
        var newer = terms(weekdays(5), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-11-18", "2026-11-30");
        var agreement = agreement(null, former, newer);

        assertThat(dates(agreement, "2026-11-16", "2026-12-07"))
                .containsExactly(day("2026-11-16"), day("2026-11-17"), day("2026-11-20"), day("2026-11-27"));
        assertThat(dates(agreement, "2025-12-30", "2026-01-01")).containsExactly(day("2026-01-01"));
        assertThat(agreement.findVersion(day("2026-11-17")).orElseThrow().number())
                .isEqualTo(1);
        assertThat(agreement.findVersion(day("2026-12-07")).orElseThrow().number())
                .isEqualTo(2);
    }

    @Test
    void hasNoShiftAfterItsLastDay() {
        var terms = terms(weekdays(1, 2, 3, 4, 5, 6, 7), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-01-01", null);

        assertThat(dates(agreement(day("2026-11-17"), terms), "2026-11-16", "2026-11-20"))
                .containsExactly(day("2026-11-16"), day("2026-11-17"));
        assertThat(dates(agreement(day("2025-12-31"), terms), "2025-12-01", "2026-11-20"))
                .isEmpty();
    }

    @Test
    void missesAReportFromTheTimeOfTheNextDayOrOfTheDayAfterALongShift() {
        var ten = LocalTime.of(10, 0);
        var night = agreement(terms(weekdays(5), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-01-01", null))
                .findShift(day("2026-10-23"), ZONE)
                .orElseThrow();
        var terms = terms(weekdays(5), HolidayRule.INCLUDED, IsoWeeks.ALL, "2026-01-01", null);
        var noon = new AgreedHours(LocalTime.NOON, LocalTime.NOON);
        var day = new Shift(
                UUID.randomUUID(),
                day("2026-10-23"),
                terms,
                noon.findOn(day("2026-10-23"), ZONE).orElseThrow());

        assertThat(night.dueAt(ten, ZONE)).isEqualTo(Instant.parse("2026-10-24T08:00:00Z"));
        assertThat(day.dueAt(ten, ZONE)).isEqualTo(Instant.parse("2026-10-25T09:00:00Z"));
    }

    @Test
    void refusesNamesAndPersonalNumbersAsServiceNumbers() {
        assertThat(List.of("T-104", "17", "ABC-123456")).allMatch(AgreementTerms::isServiceNumber);
        assertThat(List.of("ANNA", "Anna 1", "8112189876", "811218-9876", "", "T-"))
                .noneMatch(AgreementTerms::isServiceNumber);
    }

    @Test
    void refusesWhatCannotBeAgreed() {
        assertThatThrownBy(() -> IsoWeeks.of(54)).hasMessageContaining("must be 1 to 53");
        assertThatThrownBy(() -> IsoWeeks.of()).hasMessageContaining("0 weeks");
        assertThatThrownBy(() -> new AgreementTerms.Guarded(List.of(), List.of()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new AgreementTerms.Validity(day("2026-01-02"), day("2026-01-01")))
                .hasMessageContaining("must not be before");
    }

    private static List<LocalDate> days(Agreement agreement) {
        return dates(agreement, "2026-12-21", "2027-01-24");
    }

    private static List<LocalDate> dates(Agreement agreement, String from, String to) {
        return agreement.shifts(day(from), day(to), ZONE).stream()
                .map(Shift::day)
                .toList();
    }

    private static double hours(Agreement agreement, String day) {
        return agreement.findShift(day(day), ZONE).orElseThrow().hours();
    }

    private static Agreement agreement(AgreementTerms terms) {
        return agreement(null, terms);
    }

    private static Agreement agreement(@Nullable LocalDate lastDay, AgreementTerms... terms) {
        var versions = new ArrayList<Agreement.Version>();
        for (var each : terms) {
            versions.add(new Agreement.Version(versions.size() + 1, each, Instant.EPOCH));
        }
        var company = new Organisation(UUID.randomUUID(), "Guards", OrganisationKind.GUARD_COMPANY);
        return new Agreement(UUID.randomUUID(), company, "guard", versions, lastDay);
    }

    private static AgreementTerms terms(
            EnumMap<DayOfWeek, AgreedHours> hours,
            HolidayRule holidays,
            IsoWeeks weeks,
            String from,
            @Nullable String to) {
        return new AgreementTerms(
                "Centre",
                new AgreementTerms.Guarded(List.of("Square"), List.of()),
                new Recurrence(hours, holidays, weeks),
                new AgreementTerms.Validity(day(from), to == null ? null : day(to)),
                List.of("T-1"));
    }

    private static EnumMap<DayOfWeek, AgreedHours> weekdays(int... numbers) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (int number : numbers) {
            hours.put(DayOfWeek.of(number), NIGHT);
        }
        return hours;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
