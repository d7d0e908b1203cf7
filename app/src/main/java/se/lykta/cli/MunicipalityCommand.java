package se.lykta.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.lykta.access.Open;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.audit.AuditEntry;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;

/// Municipalities as configuration.
@Open("prints the list of commands")
@Command(
        name = "municipality",
        description = "Load or update a municipality.",
        subcommands = MunicipalityCommand.Load.class,
        mixinStandardHelpOptions = true)
class MunicipalityCommand {
    @Requires(Permission.MUNICIPALITY_LOAD)
    @Command(
            name = "load",
            description = "Load a municipality's configuration file, with the layers it names.",
            mixinStandardHelpOptions = true)
    static class Load extends Task {
        @Parameters(paramLabel = "FILE", description = "The configuration file; see docs/municipality-file.md.")
        @SuppressWarnings("NullAway.Init")
        Path file;

        @Override
        public Integer call() {
            return Program.run(data().join(), context -> {
                var load = context.getBean(Municipalities.class).load(file);
                var facts = new LinkedHashMap<String, Object>();
                switch (load) {
                    case MunicipalityLoad.Loaded loaded -> {
                        var id = loaded.municipality().id();
                        record(
                                context,
                                AuditEntry.of(id, "municipality.load", "municipality", id)
                                        .with("version", loaded.version()));
                        facts.put("municipality", id.value());
                        facts.put("version", loaded.version());
                        facts.put("changed", String.join(", ", loaded.changed()));
                    }
                    case MunicipalityLoad.Unchanged unchanged -> {
                        facts.put("municipality", unchanged.municipality().id().value());
                        facts.put("version", unchanged.version());
                        facts.put("changed", "nothing");
                    }
                    case MunicipalityLoad.Refused refused ->
                        throw new CommandRefused(Stream.concat(
                                        refused.problems().stream()
                                                .map(problem -> problem.code() + " at " + problem.where() + ": found "
                                                        + problem.found() + ", expected " + problem.expected()),
                                        refused.layerProblems().stream()
                                                .map(problem -> problem.code() + " in feature " + problem.feature()
                                                        + " " + problem.area() + ": found " + problem.found()))
                                .collect(Collectors.joining("\n")));
                }
                return tell(facts);
            });
        }
    }
}
