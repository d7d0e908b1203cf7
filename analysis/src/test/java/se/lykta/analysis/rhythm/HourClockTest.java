package se.lykta.analysis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Golden: six cases worked out by hand from overlap length / interval length (Ratcliffe 2000).
class HourClockTest {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    @Test
    void anIntervalOverMidnightIsSplitByLength() {
        double[] day = day(local("2024-03-04T22:30"), local("2024-03-05T02:00"));
        assertThat(day[22]).isCloseTo(0.14285714285714285, within(1e-15));
        assertThat(day[23]).isCloseTo(0.2857142857142857, within(1e-15));
        assertThat(day[0]).isCloseTo(0.2857142857142857, within(1e-15));
        assertThat(day[1]).isCloseTo(0.2857142857142857, within(1e-15));
    }

    @Test
    void aWorkingDayIsSpreadEvenly() {
        double[] day = day(local("2024-03-04T09:00"), local("2024-03-04T17:00"));
        for (int h = 0; h < 24; h++) {
            assertThat(day[h]).isCloseTo(h >= 9 && h < 17 ? 0.125 : 0, within(1e-15));
        }
    }

    @Test
    void aKnownMomentIsInItsHour() {
        assertThat(day(local("2024-03-05T00:10"), local("2024-03-05T00:10"))[0]).isEqualTo(1);
    }

    @Test
    void twoDaysAreCountedApartUnlessAskedFor() {
        long[] from = {local("2024-03-01T12:00")};
        long[] to = {local("2024-03-03T12:00")};
        var apart = HourClock.of(SWEDEN).weigh(from, to);
        assertThat(apart.tooLong()).isEqualTo(1);
        assertThat(apart.events()).isZero();
        double[] day = new HourClock(SWEDEN, 7 * 1440).weigh(from, to).hourOfDay();
        assertThat(day).containsOnly(new double[] {1 / 24.0}, within(1e-15));
    }

    @Test
    void theHourThatSummerTimeSkipsHasNoWeight() {
        double[] day = day(offset("2024-03-31T01:30+01:00"), offset("2024-03-31T04:30+02:00"));
        assertThat(day[1]).isCloseTo(0.25, within(1e-15));
        assertThat(day[2]).isZero();
        assertThat(day[3]).isCloseTo(0.5, within(1e-15));
        assertThat(day[4]).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void theHourThatComesTwiceHasDoubleWeight() {
        double[] day = day(offset("2024-10-27T01:30+02:00"), offset("2024-10-27T03:30+01:00"));
        assertThat(day[1]).isCloseTo(0.16666666666666666, within(1e-15));
        assertThat(day[2]).isCloseTo(0.6666666666666666, within(1e-15));
        assertThat(day[3]).isCloseTo(0.16666666666666666, within(1e-15));
    }

    @Test
    void aWholeDayOf25HoursIsNotTooLongForADayClock() {
        var clock = new HourClock(SWEDEN, 25 * 60);
        var weights = clock.weigh(
                new long[] {offset("2024-10-27T00:00+02:00")}, new long[] {offset("2024-10-28T00:00+01:00")});
        assertThat(weights.hourOfDay()[2]).isCloseTo(2 / 25.0, within(1e-15));
    }

    @Test
    void hoursOfTheWeekStartOnMonday() {
        long friday = local("2024-03-08T23:15");
        var weights = HourClock.of(SWEDEN).weigh(new long[] {friday}, new long[] {friday});
        assertThat(weights.hourOfWeek()[4 * 24 + 23]).isEqualTo(1);
        long before1970 = local("1969-12-28T00:00");
        weights = HourClock.of(SWEDEN).weigh(new long[] {before1970}, new long[] {before1970});
        assertThat(weights.hourOfWeek()[6 * 24]).isEqualTo(1);
    }

    @Test
    void brokenIntervalsAreCountedNotUsed() {
        var weights = HourClock.of(SWEDEN)
                .weigh(new long[] {100, Long.MIN_VALUE, 5}, new long[] {99, Long.MIN_VALUE, Long.MAX_VALUE});
        assertThat(weights.unusable()).isEqualTo(3);
        assertThat(weights.events()).isZero();
        assertThat(weights.meanHour().hour()).isNaN();
        assertThat(HourClock.of(SWEDEN).weigh(new long[0], new long[0]).events())
                .isZero();
        assertThatThrownBy(() -> HourClock.of(SWEDEN).weigh(new long[1], new long[0]))
                .hasMessageContaining("equal");
    }

    @Test
    void weightsSumToTheEventsWhateverTheZone() {
        var random = new Random(9);
        for (String zone : new String[] {"Europe/Stockholm", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"}) {
            long[] from = new long[2000];
            long[] to = new long[2000];
            for (int i = 0; i < from.length; i++) {
                from[i] = 27_000_000L + random.nextInt(2_000_000);
                to[i] = from[i] + random.nextInt(1441);
            }
            var weights = HourClock.of(ZoneId.of(zone)).weigh(from, to);
            assertThat(weights.events()).isEqualTo(2000);
            assertThat(DoubleStream.of(weights.hourOfWeek()).sum()).isCloseTo(2000, within(1e-9));
        }
    }

    @Test
    void aYearHoldsItsHours() {
        double[] hours = HourClock.of(SWEDEN).hoursIn(local("2024-01-01T00:00"), local("2025-01-01T00:00"));
        assertThat(DoubleStream.of(hours).sum()).isCloseTo(366 * 24, within(1e-9));
        // Sunday 02-03: 52 Sundays in 2024, one without that hour and one with two of it
        assertThat(hours[6 * 24 + 2]).isCloseTo(52, within(1e-9));
        assertThat(hours[0]).isCloseTo(53, within(1e-9));
        double[] march = HourClock.of(SWEDEN).hoursIn(local("2024-03-31T00:00"), local("2024-04-01T00:00"));
        assertThat(march[6 * 24 + 2]).isZero();
        long one = local("2024-03-31T05:00");
        var rate =
                HourClock.of(SWEDEN).weigh(new long[] {one}, new long[] {one}).perHour(march);
        assertThat(rate[6 * 24 + 5]).isCloseTo(1, within(1e-12));
        assertThat(rate[6 * 24 + 2]).isNaN();
    }

    @Test
    void theMeanHourCrossesMidnight() {
        long[] times = {local("2024-03-04T23:30"), local("2024-03-05T00:30")};
        var mean = HourClock.of(SWEDEN).weigh(times, times).meanHour();
        assertThat(Math.min(mean.hour(), 24 - mean.hour())).isCloseTo(0, within(1e-9));
        assertThat(mean.strength()).isCloseTo(Math.cos(Math.PI / 24), within(1e-12));
        assertThat(mean.p()).isBetween(0.0, 0.2);
    }

    @Test
    void madeUpTimesAreFound() {
        var random = new Random(2);
        long[] times = new long[1000];
        Arrays.setAll(times, i -> local("2024-03-04T00:00") + random.nextInt(200) * 60L);
        var honest = DefaultTimes.find(HourClock.of(SWEDEN), times, times);
        assertThat(honest.midnight().suspicious()).isFalse();
        assertThat(honest.noon().suspicious()).isFalse();
        for (int i = 0; i < 150; i++) {
            times[i] = local("2024-03-04T00:00") + 1440L * random.nextInt(9);
        }
        var filled = DefaultTimes.find(HourClock.of(SWEDEN), times, times);
        assertThat(filled.midnight().suspicious()).isTrue();
        assertThat(filled.midnight().found()).isGreaterThan(150);
        assertThat(filled.noon().suspicious()).isFalse();
        var dates = DefaultTimes.find(
                HourClock.of(SWEDEN),
                new long[] {local("2024-03-31T00:00"), local("2024-06-03T00:00"), local("2024-06-03T08:00")},
                new long[] {local("2024-03-31T23:59"), local("2024-06-04T00:00"), local("2024-06-04T08:00")});
        assertThat(dates.wholeDays()).isEqualTo(2);
    }

    @Test
    void aBlockHasAShareAndAnInterval() {
        boolean[] nights = BlockShare.block(new int[] {4, 5}, 22, 2);
        assertThat(nights[4 * 24 + 22] && nights[5 * 24 + 1] && nights[6 * 24 + 1])
                .isTrue();
        assertThat(nights[4 * 24 + 1] || nights[6 * 24 + 2]).isFalse();
        long[] times = new long[40];
        Arrays.fill(times, 0, 10, local("2024-03-08T23:15"));
        Arrays.fill(times, 10, 40, local("2024-03-06T12:00"));
        var share = BlockShare.of(HourClock.of(SWEDEN).weigh(times, times), nights, 0.95);
        assertThat(share.share()).isEqualTo(0.25);
        // scipy 1.17.1 stats.beta.ppf([0.025, 0.975], 10.5, 30.5)
        assertThat(share.lower()).isCloseTo(0.13639345454726598, within(1e-9));
        assertThat(share.upper()).isCloseTo(0.3983060442752461, within(1e-9));
        assertThat(share.evenShare()).isCloseTo(8 / 168.0, within(1e-15));
        var none = BlockShare.of(HourClock.of(SWEDEN).weigh(new long[0], new long[0]), nights, 0.95);
        assertThat(none.share()).isNaN();
        assertThat(none.upper()).isEqualTo(1);
        assertThat(BlockShare.block(new int[] {0}, 0, 24)).hasSize(168);
        assertThat(BlockShare.block(new int[] {0}, 0, 24)[23]).isTrue();
    }

    @Test
    void theIntervalOfABlockHoldsTheTruth() {
        var random = new Random(20260101);
        boolean[] evenings = BlockShare.block(new int[] {0, 1, 2, 3, 4, 5, 6}, 18, 23);
        long start = local("2024-01-01T00:00");
        int runs = 2000;
        int known = 0;
        int spread = 0;
        for (int run = 0; run < runs; run++) {
            long[] moment = new long[120];
            long[] from = new long[120];
            long[] to = new long[120];
            for (int i = 0; i < 120; i++) {
                boolean evening = random.nextDouble() < 0.35;
                int minute =
                        evening ? 18 * 60 + random.nextInt(300) : Math.floorMod(23 * 60 + random.nextInt(1140), 1440);
                moment[i] = start + 1440L * random.nextInt(28) + minute;
                int span = random.nextInt(60);
                from[i] = moment[i] - random.nextInt(span + 1);
                to[i] = from[i] + span;
            }
            known += holds(moment, moment, evenings) ? 1 : 0;
            spread += holds(from, to, evenings) ? 1 : 0;
        }
        System.out.printf(
                "Clock: share of a block, truth 0.35, 120 events: 95 %% interval holds it in %.4f with known times, %.4f with intervals up to an hour%n",
                known / (double) runs, spread / (double) runs);
        assertThat(known / (double) runs).isBetween(0.93, 0.97);
        assertThat(spread / (double) runs).isGreaterThan(0.92);
    }

    private static boolean holds(long[] from, long[] to, boolean[] block) {
        var share = BlockShare.of(HourClock.of(SWEDEN).weigh(from, to), block, 0.95);
        return share.lower() <= 0.35 && share.upper() >= 0.35;
    }

    private static double[] day(long from, long to) {
        return HourClock.of(SWEDEN).weigh(new long[] {from}, new long[] {to}).hourOfDay();
    }

    private static long local(String time) {
        return LocalDateTime.parse(time).atZone(SWEDEN).toEpochSecond() / 60;
    }

    private static long offset(String time) {
        return OffsetDateTime.parse(time).toEpochSecond() / 60;
    }
}
