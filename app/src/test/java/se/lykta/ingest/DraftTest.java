package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lykta.area.LocationQuality;

class DraftTest {

    @ParameterizedTest
    @CsvSource({
        "MUNICIPALITY, 1489, 1489, false",
        "MUNICIPALITY, 1440, 1489, true",
        "MUNICIPALITY, '', 1489, false",
        "MUNICIPALITY, 1440, CHI, false",
        "UNKNOWN, 14, 1489, true",
        "UNKNOWN, A7, 1489, false",
        "UNKNOWN, 12, BOS, false",
        "UNKNOWN, '', 1489, false",
        "AREA, 1440, 1489, false"
    })
    void tellsIncidentsOfOtherMunicipalitiesAndOfAWholeCounty(
            LocationQuality quality, String areaCode, String municipality, boolean elsewhere) {
        var where = new Draft.Where(quality, 0, Double.NaN, Double.NaN, "", areaCode);
        assertThat(where.isElsewhere(municipality)).isEqualTo(elsewhere);
    }
}
