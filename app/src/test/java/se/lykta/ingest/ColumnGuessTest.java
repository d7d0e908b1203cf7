package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lykta.area.LonLatBox;

class ColumnGuessTest {

    private static final LonLatBox ALINGSAS = new LonLatBox(12.35, 57.76, 12.72, 58.20);

    private static ColumnGuess guess(String header, String... rows) {
        Header columns = Header.ofText(Arrays.asList(header.split(";", -1)));
        return ColumnGuess.of(
                columns,
                Arrays.stream(rows)
                        .map(row -> new Row(2, columns, row.split(";", -1)))
                        .toList(),
                ALINGSAS);
    }

    private static List<Question.Kind> asked(String header, String... rows) {
        return guess(header, rows).questions().stream().map(Question::kind).toList();
    }

    @Test
    void recognisesAnOrdinaryFile() {
        ColumnGuess guess =
                guess("id;datum;typ;plats;lat;lon;fritext", "1;2026-01-15 22:10;klotter;Torget;57.93;12.53;x");
        assertThat(guess.questions()).isEmpty();
        assertThat(guess.findBest(ColumnGuess.Field.KEY).orElseThrow().column()).isEqualTo("id");
        assertThat(guess.findBest(ColumnGuess.Field.TIME).orElseThrow().column())
                .isEqualTo("datum");
        assertThat(guess.findBest(ColumnGuess.Field.X).orElseThrow())
                .isEqualTo(new ColumnGuess.Candidate(ColumnGuess.Field.X, "lon", 1, "4326"));
        assertThat(guess.findBest(ColumnGuess.Field.CATEGORY).orElseThrow().column())
                .isEqualTo("typ");
    }

    @Test
    void asksForDayAndMonthOnlyWhenBothFit() {
        assertThat(asked("datum;typ", "05/06/2025;a", "07/08/2025;a")).containsExactly(Question.Kind.DATE_ORDER);
        assertThat(asked("datum;typ", "05/06/2025;a", "27/08/2025;a")).isEmpty();
        assertThat(guess("datum;typ", "05/27/2025 3:10;a")
                        .findBest(ColumnGuess.Field.TIME)
                        .orElseThrow()
                        .detail())
                .isEqualTo("M/d/yyyy H:mm");
        assertThat(asked("datum;typ", "5.6.2025;a")).containsExactly(Question.Kind.DATE_ORDER);
        assertThat(asked("datum;typ", "2025-05-06;a")).isEmpty();
    }

    @Test
    void asksForDecimalSignOnlyWhenItMayPartThousands() {
        assertThat(asked("typ;lat;lon", "a;57,931;12,531")).contains(Question.Kind.DECIMAL_SIGN);
        assertThat(asked("typ;lat;lon", "a;57,93;12,5312")).isEmpty();
        assertThat(asked("typ;lat;lon", "a;57.931;12.531")).isEmpty();
    }

    @Test
    void seesSwappedAxesAndCoordinateSystems() {
        assertThat(asked("typ;x;y", "a;57.93;12.53")).containsExactly(Question.Kind.AXES_SWAPPED);
        ColumnGuess swedish = guess("typ;x;y", "a;353916.4;6423582.5");
        assertThat(swedish.findBest(ColumnGuess.Field.X).orElseThrow().detail()).isEqualTo("3006");
        assertThat(asked("typ;x;y", "a;1;2")).containsExactly(Question.Kind.COORDINATE_SYSTEM);
    }

    @Test
    void asksWhichOfSeveralTimes() {
        assertThat(asked("typ;a;b", "x;2025-01-01;2025-01-02")).containsExactly(Question.Kind.TIME_COLUMN);
        assertThat(asked("typ;start;slut", "x;2025-01-01;2025-01-02")).isEmpty();
    }

    @Test
    void readsADateAndItsClockAsOneTime() {
        var swedish = guess("Datum;Klockslag;typ", "2025-05-06;08.47;a", "2025-05-07;21.05;a");
        assertThat(swedish.findBest(ColumnGuess.Field.TIME).orElseThrow())
                .isEqualTo(new ColumnGuess.Candidate(ColumnGuess.Field.TIME, "Datum", 1, "yyyy-MM-dd"));
        assertThat(swedish.findBest(ColumnGuess.Field.CLOCK).orElseThrow())
                .isEqualTo(new ColumnGuess.Candidate(ColumnGuess.Field.CLOCK, "Klockslag", 1, "yyyy-MM-dd H.mm"));
        assertThat(guess("Tid;Datum;typ", "8:47;27/5/2025;a")
                        .findBest(ColumnGuess.Field.CLOCK)
                        .orElseThrow()
                        .detail())
                .isEqualTo("H:mm d/M/yyyy");
        assertThat(guess("Datum;Tid;typ", "2025-05-06 08:47;08.47;a").findBest(ColumnGuess.Field.CLOCK))
                .isEmpty();
        assertThat(guess("Datum;Tid;typ", "2025-05-06;morgon;a").findBest(ColumnGuess.Field.CLOCK))
                .isEmpty();
    }

    @Test
    void knowsCoordinatesBySwedishNames() {
        var guess = guess("typ;Latitud;Longitud", "a;57,93012;12,53123");

        assertThat(guess.findBest(ColumnGuess.Field.X).orElseThrow().column()).isEqualTo("Longitud");
        assertThat(guess.findBest(ColumnGuess.Field.Y).orElseThrow().column()).isEqualTo("Latitud");
    }
}
