package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/// Whoever meets a refusal is told what is wrong and what to do, in both languages.
class RejectTextsTest {
    @Test
    void tellWhatIsWrongAndWhatToDoForEveryCode() {
        var missing = new ArrayList<String>();
        for (var language : new String[] {"sv", "en"}) {
            var texts = ResourceBundle.getBundle("messages", Locale.of(language));
            for (var code : RejectCode.values()) {
                for (var part : new String[] {"what", "remedy"}) {
                    var key = "ingest.reject." + code.key() + "." + part;
                    if (!texts.containsKey(key)) {
                        missing.add(language + ": " + key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void askEveryQuestion() {
        var texts = ResourceBundle.getBundle("messages", Locale.of("sv"));
        for (var kind : Question.Kind.values()) {
            assertThat(texts.containsKey("ingest.question." + kind))
                    .as(kind.name())
                    .isTrue();
        }
    }
}
