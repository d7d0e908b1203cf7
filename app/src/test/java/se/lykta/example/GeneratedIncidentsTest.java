package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lykta.area.LonLat;

class GeneratedIncidentsTest {
    private static final Logger LOG = LoggerFactory.getLogger(GeneratedIncidentsTest.class);
    private static final LonLat CENTRE = new LonLat(12.533, 57.93);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);

    @Test
    void givesTheSameBytesForTheSameSeed() throws IOException {
        assertThat(bytes(7, 20_000)).isEqualTo(bytes(7, 20_000)).isNotEqualTo(bytes(8, 20_000));
    }

    @Test
    void writesOneRowPerIncidentInFiveYearsAndTwentyKilometres() throws IOException {
        var lines = new String(bytes(7, 30_000), StandardCharsets.UTF_8).split("\n", -1);
        var rows = Arrays.stream(lines)
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(",", 7))
                .toList();

        assertThat(lines[0]).isEqualTo("id,time,longitude,latitude,category,place,text");
        assertThat(rows).hasSize(30_000).allMatch(row -> row.length == 7);
        assertThat(rows.stream().map(row -> row[0]).distinct()).hasSize(30_000);
        assertThat(rows.stream().map(row -> row[4]).distinct()).hasSize(12);
        assertThat(rows.getFirst()[1]).startsWith("2021-11-23T");
        assertThat(rows.getLast()[1]).startsWith("2026-11-22T");
        assertThat(rows).isSortedAccordingTo((a, b) -> a[1].substring(0, 10).compareTo(b[1].substring(0, 10)));
        assertThat(rows)
                .allMatch(row -> Math.abs(Double.parseDouble(row[2]) - 12.533) < 0.17)
                .allMatch(row -> Math.abs(Double.parseDouble(row[3]) - 57.93) < 0.09);
        assertThat(rows).filteredOn(row -> row[5].equals("P001")).hasSizeGreaterThan(30_000 / 40);
    }

    @Test
    void isFastEnoughToFeedMeasurements() throws IOException {
        int count = 400_000;
        var incidents = new GeneratedIncidents(7, count, CENTRE, LAST_DAY);
        incidents.write(OutputStream.nullOutputStream());
        long begun = System.nanoTime();
        incidents.write(OutputStream.nullOutputStream());
        double perSecond = count / ((System.nanoTime() - begun) / 1e9);

        LOG.info("generated incidents per second={}", (long) perSecond);
        // The aim is 300000; a busy build machine may be slower.
        assertThat(perSecond).isGreaterThan(60_000);
    }

    @Test
    void refusesToGenerateNothing() {
        assertThatThrownBy(() -> new GeneratedIncidents(7, 0, CENTRE, LAST_DAY))
                .hasMessageContaining("must be at least 1");
    }

    private static byte[] bytes(long seed, long count) throws IOException {
        var out = new ByteArrayOutputStream();
        new GeneratedIncidents(seed, count, CENTRE, LAST_DAY).write(out);
        return out.toByteArray();
    }
}
