package se.lykta.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.lykta.access.Open;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.area.AreaFile;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.AreaLayerLoad;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocalText;
import se.lykta.audit.AuditEntry;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// Layers of areas.
@Open("prints the list of commands")
@Command(
        name = "area",
        description = "Load a layer of areas.",
        subcommands = AreaCommand.Load.class,
        mixinStandardHelpOptions = true)
class AreaCommand {
    @Requires(Permission.AREA_LOAD)
    @Command(
            name = "load",
            description = "Load a GeoJSON or GeoPackage file as the next version of a layer.",
            mixinStandardHelpOptions = true)
    static class Load extends Task {
        @Parameters(paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init")
        Path file;

        @Option(names = "--municipality", required = true, paramLabel = "CODE")
        @SuppressWarnings("NullAway.Init")
        String municipality;

        @Option(names = "--layer", required = true, paramLabel = "CODE", description = "The layer, such as deso.")
        @SuppressWarnings("NullAway.Init")
        String layer;

        @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}")
        @SuppressWarnings("NullAway.Init")
        AreaKind kind;

        @Option(names = "--name", required = true, description = "What people call the layer.")
        @SuppressWarnings("NullAway.Init")
        String name;

        @Option(names = "--code-field", required = true, paramLabel = "FIELD")
        @SuppressWarnings("NullAway.Init")
        String codeField;

        @Option(names = "--name-field", paramLabel = "FIELD")
        @Nullable
        String nameField;

        @Option(names = "--epsg", paramLabel = "N", description = "Coordinate system, when the file does not say.")
        @Nullable
        Integer epsg;

        @Option(names = "--table", description = "Table of a GeoPackage, when it has several.")
        @Nullable
        String table;

        @Option(names = "--valid-from", required = true, paramLabel = "DAY")
        @SuppressWarnings("NullAway.Init")
        LocalDate validFrom;

        @Option(names = "--source", required = true, description = "Who made the outlines, with year and licence.")
        @SuppressWarnings("NullAway.Init")
        String source;

        @Override
        public Integer call() {
            return Program.run(data().join(), context -> {
                var id = new MunicipalityId(municipality);
                var system = epsg == null ? null : CoordinateSystem.of(epsg);
                var load = context.getBean(Municipalities.class)
                        .loadLayer(
                                id,
                                new AreaLayerFile(
                                        layer,
                                        kind,
                                        new LocalText(name, name),
                                        new AreaFile(file, codeField, nameField, system, table),
                                        validFrom,
                                        source));
                var facts = new LinkedHashMap<String, Object>();
                switch (load) {
                    case AreaLayerLoad.Loaded loaded -> {
                        int version = loaded.layer().version().number();
                        record(
                                context,
                                AuditEntry.of(id, "area.load", "area-layer", layer)
                                        .with("version", version));
                        facts.put("layer", layer);
                        facts.put("version", version);
                        facts.put("areas", loaded.layer().areas().size());
                        facts.put("repaired", loaded.notices().size());
                    }
                    case AreaLayerLoad.Unchanged unchanged -> {
                        facts.put("layer", layer);
                        facts.put("version", unchanged.layer().version().number());
                        facts.put("changed", "nothing");
                    }
                    case AreaLayerLoad.Refused refused ->
                        throw new CommandRefused(refused.problems().stream()
                                .map(problem -> problem.code() + " in feature " + problem.feature() + " "
                                        + problem.area() + ": found " + problem.found())
                                .collect(Collectors.joining("\n")));
                }
                return tell(facts);
            });
        }
    }
}
