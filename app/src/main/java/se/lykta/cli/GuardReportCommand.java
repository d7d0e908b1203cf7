package se.lykta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.delivery.Arrived;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.DeliveryIntake;

/// Takes guard companies' shift reports in with the engine that the page and the mailbox use.
@Requires(Permission.SHIFT_REPORT)
@Command(
        name = "guard-report",
        description = "Take in shift reports of a guard company: CSV, XLSX, PDF with text, or a mail (.eml).",
        mixinStandardHelpOptions = true)
class GuardReportCommand extends Task {
    @Parameters(paramLabel = "FILE", arity = "1..*")
    @SuppressWarnings("NullAway.Init")
    List<Path> files;

    @Option(names = "--municipality", required = true, paramLabel = "CODE")
    @SuppressWarnings("NullAway.Init")
    String municipality;

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "The guard company's name.")
    @SuppressWarnings("NullAway.Init")
    String company;

    @Override
    public Integer call() {
        for (var file : files) {
            if (!Files.isReadable(file)) {
                throw new CommandRefused("The file " + file + " cannot be read.");
            }
        }
        return Program.run(data().join(), this::run);
    }

    private int run(ApplicationContext context) {
        var id = new MunicipalityId(municipality);
        var sender = context.getBean(Organisations.class)
                .findByName(id, company)
                .orElseThrow(() -> new CommandRefused("There is no company '" + company + "' in " + id + "."));
        var intake = context.getBean(DeliveryIntake.class);
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            var arrived = new Arrived(name, read(file), Delivery.Way.COMMAND, sender.id());
            print(name, intake.take(id, arrived, Actor.commandLine()));
        }
        return 0;
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > DeliveryIntake.MOST_BYTES) {
                throw new CommandRefused("The file " + file + " is larger than " + (DeliveryIntake.MOST_BYTES >> 20)
                        + " MB. Divide it.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(String name, Delivery delivery) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("file", name);
        facts.put("delivery", delivery.id().toString());
        facts.put("state", delivery.state().name());
        facts.put("shifts", delivery.shifts().size());
        facts.put("textsMasked", delivery.document().textsMasked());
        facts.put("repeats", delivery.document().repeats());
        var faults = new LinkedHashMap<String, Object>();
        delivery.faults().forEach(fault -> faults.merge(fault.code().name(), 1, (a, b) -> (Integer) a + (Integer) b));
        facts.put("faults", faults);
        tell(facts);
    }
}
