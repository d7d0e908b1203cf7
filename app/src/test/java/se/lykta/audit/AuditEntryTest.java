package se.lykta.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lykta.access.Role;
import se.lykta.database.MunicipalityId;

class AuditEntryTest {
    private final AuditEntry entry = AuditEntry.of(new MunicipalityId("T-1"), "test.write", "thing", 1);

    @Test
    void holdsCodesCountsAndDates() {
        assertThat(entry.with("rows", 12)
                        .with("role", Role.UNIT_LEAD)
                        .with("first", LocalDate.of(2026, 11, 22))
                        .details())
                .hasToString("{first=2026-11-22, role=unit_lead, rows=12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "57.9301", "57,9301", "å", "a\nb", "name@example.se"})
    void refusesWhatCouldBeTextOrACoordinate(String value) {
        assertThatThrownBy(() -> entry.withCode("value", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAHeadBack() {
        var head = AuditHead.of(new MunicipalityId("1489"), 12, new byte[32]);
        assertThat(AuditHead.find("  " + head + "\n")).contains(head);
        assertThat(AuditHead.find("1489 12 abc")).isEmpty();
    }
}
