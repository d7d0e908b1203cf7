package se.lykta.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.database.MunicipalityId;
import se.lykta.picture.CellReport;
import tools.jackson.databind.json.JsonMapper;

/// The cells of the picture, as CSV or JSON.
@Requires(Permission.PICTURE_VIEW)
@Command(
        name = "picture",
        description = "Print the picture's cells: count, expected interval, Gi* z, p and q.",
        mixinStandardHelpOptions = true)
class PictureCommand extends Task {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--municipality", required = true, paramLabel = "CODE")
    @SuppressWarnings("NullAway.Init")
    String municipality;

    @Option(names = "--from", required = true, paramLabel = "DAY")
    @SuppressWarnings("NullAway.Init")
    LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last day, included.")
    @SuppressWarnings("NullAway.Init")
    LocalDate to;

    @Option(names = "--type", paramLabel = "CODE", description = "Category; may be repeated.")
    Set<String> types = Set.of();

    @Option(names = "--source", paramLabel = "CODE", description = "Source; may be repeated.")
    Set<String> sources = Set.of();

    @Option(names = "--area", paramLabel = "CODE")
    @Nullable
    String area;

    @Option(names = "--cell", paramLabel = "METRES", description = "Side of a cell (default: ${DEFAULT-VALUE}).")
    int cellMetres = 250;

    @Override
    public Integer call() {
        return Program.run(data().join(), context -> {
            try {
                print(context.getBean(CellReport.class)
                        .rows(new CellReport.Question(
                                new MunicipalityId(municipality), from, to, types, sources, area, cellMetres)));
                return 0;
            } catch (IllegalArgumentException e) {
                throw new CommandRefused(String.valueOf(e.getMessage()));
            }
        });
    }

    private void print(List<Map<String, Object>> rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (asJson()) {
            out.println(JSON.writeValueAsString(rows));
        } else if (!rows.isEmpty()) {
            out.println(String.join(",", rows.getFirst().keySet()));
            rows.forEach(row ->
                    out.println(row.values().stream().map(Object::toString).collect(Collectors.joining(","))));
        }
        out.flush();
    }
}
