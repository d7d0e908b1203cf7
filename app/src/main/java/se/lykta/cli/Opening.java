package se.lykta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import se.lykta.account.FirstAccounts;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;

/// What a server does once it answers: sees to it that there is a municipality and somebody who can sign in, and
/// begins to follow the incidents.
final class Opening {
    private final ApplicationContext context;
    private final PrintWriter out;

    Opening(ApplicationContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
    }

    /// @param withoutExample the example loads itself, with its own people
    void run(boolean withoutExample) {
        var municipalities = context.getBean(Municipalities.class);
        if (withoutExample) {
            if (municipalities.all().isEmpty()) {
                loadShipped(municipalities);
            }
            municipalities
                    .all()
                    .forEach(id -> context.getBean(FirstAccounts.class)
                            .createIfMissing(
                                    id, municipalities.get(id).profile().name().in(Locale.of("sv")))
                            .ifPresent(made ->
                                    out.println("First administrator of " + id + ": " + made.email() + " with password "
                                            + made.password() + " (shown this once; change it after signing in)")));
            out.flush();
        }
        context.getBean(ColumnStore.class).watch();
    }

    private static void loadShipped(Municipalities municipalities) {
        try {
            var folder = Files.createTempDirectory("lykta-municipality");
            municipalities.load(ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
