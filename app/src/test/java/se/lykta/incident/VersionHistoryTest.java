package se.lykta.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows are written `A3`: content A, seen by the source at 3; `A` = not told. Verdicts by their first letters.
class VersionHistoryTest {

    @Test
    void takesAFileOfVersionsOnceAndFindsNothingInItAgain() {
        assertThat(verdicts("X", "A1 B2 X3", "A1 B2 X3")).isEqualTo("CCC SSS");
        assertThat(verdicts("X", "X1 A2 X3", "X1 A2 X3")).isEqualTo("SCC SSS");
        assertThat(verdicts("X", "A1 X2 X3", "A1 X2 X3")).isEqualTo("CCS SSS");
        assertThat(verdicts("", "A1 B2", "A1 B2")).isEqualTo("FC SS");
    }

    @Test
    void tellsALaterChangeBackFromAFileReadAgain() {
        assertThat(verdicts("", "A1 B2", "A3", "A1 B2 A3")).isEqualTo("FC C SSS");
        assertThat(verdicts("", "A1 B2", "A1 B2 A3 B4", "A1 B2 A3 B4")).isEqualTo("FC SSCC SSSS");
    }

    @Test
    void putsAVersionBeforeAStoredOneIntoTheHistory() {
        assertThat(verdicts("", "A1 C3", "A1 B2 C3", "A1 B2 C3")).isEqualTo("FC SBS SSS");
        assertThat(verdicts("", "C3", "A1 B2", "A1 B2 C3")).isEqualTo("F BB SSS");
    }

    @Test
    void keepsBothOfTwoContentsOfOneTime() {
        assertThat(verdicts("", "A1 D9", "B1", "A1 B1 D9")).isEqualTo("FC B SSS");
    }

    @Test
    void takesContentWithoutATimeForTheSourcesLastWord() {
        assertThat(verdicts("", "A", "B", "A")).isEqualTo("F C C");
    }

    @Test
    void takesRowsWithoutATimeThatTheSameFileReplacesForHistoryReadAgain() {
        assertThat(verdicts("", "A B", "A B")).isEqualTo("FC SS");
        assertThat(verdicts("", "A B A", "A B A")).isEqualTo("FCC SSS");
        assertThat(verdicts("", "A B", "B A")).isEqualTo("FC SC");
    }

    @Test
    void changesNothingWhenAnyFileIsReadTwice() {
        var random = new java.util.Random(20260202);
        for (int i = 0; i < 2_000; i++) {
            String[] file = file(random);
            var history = history(random.nextBoolean() ? "" : "X");
            take(history, file);
            assertThat(take(history, file)).as(String.join(" ", file)).matches("S+");
        }
    }

    private static String[] file(java.util.Random random) {
        boolean told = random.nextBoolean();
        return IntStream.rangeClosed(1, 1 + random.nextInt(6))
                .mapToObj(n -> "ABX".charAt(random.nextInt(3)) + (told ? "" + n : ""))
                .toArray(String[]::new);
    }

    private static String verdicts(String current, String... files) {
        var history = history(current);
        return String.join(
                " ",
                java.util.Arrays.stream(files)
                        .map(file -> take(history, file.split(" ")))
                        .toList());
    }

    private static VersionHistory history(String current) {
        return new VersionHistory(List.of(), current.isEmpty() ? null : version(current));
    }

    private static String take(VersionHistory history, String... rows) {
        var verdicts = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            verdicts.append(
                    history.take(version(rows[i]), i < rows.length - 1).name().charAt(0));
        }
        return verdicts.toString();
    }

    private static VersionHistory.Version version(String row) {
        return new VersionHistory.Version(
                row.charAt(0), row.length() == 1 ? VersionHistory.UNKNOWN : Long.parseLong(row.substring(1)));
    }
}
