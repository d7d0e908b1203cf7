package se.lykta.observe.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TextFormTest {
    private static final TextForm FORM =
            TextForm.of("Anna Andersson, 20121212-1212, ring 070-123 45 67", "Karl Johans gata");

    @Test
    void masksWhatIsNotDecidedToStay() {
        assertThat(FORM.findings()).hasSize(3);
        assertThat(FORM.clear(Set.of()))
                .isEqualTo(new TextForm.Cleared("[***], [***], ring [***]", "Karl Johans gata", 3));
    }

    @Test
    void keepsWhatPointsAtNobodyButNeverAPersonalNumber() {
        assertThat(FORM.clear(Set.of(0, 1)))
                .isEqualTo(new TextForm.Cleared("Anna Andersson, [***], ring [***]", "Karl Johans gata", 2));
    }
}
