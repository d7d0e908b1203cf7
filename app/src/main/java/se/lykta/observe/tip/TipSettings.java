package se.lykta.observe.tip;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.database.MunicipalityId;
import se.lykta.database.StartRefused;
import se.lykta.mail.Mails;

/// Which municipalities take tips? None unless named; the example does in a program started for it.
@Component
class TipSettings {
    private final Set<MunicipalityId> named;
    private final ExampleMode exampleMode;
    private final Mails mails;

    TipSettings(@Value("${lykta.tips.municipalities:}") String codes, ExampleMode exampleMode, Mails mails) {
        this.exampleMode = exampleMode;
        this.mails = mails;
        try {
            named = Stream.of(codes.split(","))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .map(MunicipalityId::new)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("LYKTA_TIPS_MUNICIPALITIES: " + e.getMessage(), e);
        }
    }

    /// Can answers be sent by e-mail? Never from an example.
    boolean mayMailFor(MunicipalityId municipality) {
        return mails.isOn() && !exampleMode.isMarked(municipality);
    }

    boolean isOnFor(MunicipalityId municipality) {
        return named.contains(municipality) || exampleMode.isOn(municipality);
    }
}
