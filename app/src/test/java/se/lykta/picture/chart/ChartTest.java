package se.lykta.picture.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "0.4, 0", "0.5, 1", "1, 1", "2, 2", "3, 3", "4.4, 3", "5, 4", "8, 5", "11, 5", "12, 6", "500, 6",
        "NaN, -1"
    })
    void givesEachCountItsStepOnTheFixedRamp(double count, int step) {
        assertThat(Ramp.SMALL.step(count)).isEqualTo(step);
    }

    @Test
    void drawsTheBandAndTheDotOnOneScale() {
        var band = new IntervalBand(31, 12, 22, 44);

        assertThat(band.bandX()).isEqualTo("35.0");
        assertThat(band.bandWidth()).isEqualTo("25.0");
        assertThat(band.dotX()).isEqualTo("82.5");
    }

    @Test
    void keepsACountBeyondTheScaleOnTheDrawing() {
        assertThat(new IntervalBand(90, 1, 2, 40).dotX()).isEqualTo("115.0");
    }

    @Test
    void refusesAnIntervalTurnedAround() {
        assertThatThrownBy(() -> new IntervalBand(1, 5, 4, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsAnHourWithoutCoverageOtherwiseThanAZero() {
        var counts = new double[168];
        counts[1] = Double.NaN;
        var monday = new ClockChart(counts, 0, Ramp.SMALL, 0).days().getFirst().tiles();

        assertThat(monday.get(0).covered()).isTrue();
        assertThat(monday.get(1).covered()).isFalse();
        assertThat(monday.get(23).to()).isEqualTo("24");
    }

    @Test
    void breaksTheLineWhereAWeekHasNoCoverage() {
        var chart = new TrendChart(List.of(week(4), week(Double.NaN), week(6), week(5)), false);

        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.lastYearLines()).isEmpty();
    }

    @Test
    void marksWeeksAboveTheirBandAndTheLastWeek() {
        var chart = new TrendChart(List.of(week(11), week(5), week(6)), false);

        assertThat(chart.dots()).extracting(TrendChart.Dot::above).containsExactly(true, false);
    }

    @Test
    void namesTheLastWeekWhateverTheirNumber() {
        for (int length = 1; length <= 60; length++) {
            var weeks = new TrendChart.Week[length];
            Arrays.setAll(weeks, i -> new TrendChart.Week("v. " + i, 3, 1, 5, Double.NaN));
            var marks = new TrendChart(List.of(weeks), false).weekMarks();

            assertThat(marks).hasSizeBetween(1, 5);
            assertThat(marks.getLast().label()).isEqualTo("v. " + (length - 1));
        }
    }

    @Test
    void drawsAllZeroesOnTheBaseline() {
        var chart = new TrendChart(List.of(new TrendChart.Week("v. 1", 0, 0, 0, 0)), true);

        assertThat(chart.lines()).containsExactly("246.0,118.0");
        assertThat(chart.valueMarks()).extracting(TrendChart.Mark::label).containsExactly("1", "2", "3");
    }

    private static TrendChart.Week week(double count) {
        return new TrendChart.Week("v. 1", count, 2, 8, 3);
    }
}
