package se.lykta.benchmarks.picture;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.AreaId;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentColumnsBuilder;
import se.lykta.incident.IncidentScan;

/// The columns that the picture page reads.
final class LyktaEngine implements Engine {
    private static final int LAYER = 1;
    private static final int[] NO_AREAS = {};

    private final IncidentColumnsBuilder builder = new IncidentColumnsBuilder(
            new MunicipalityId("BENCH"), MadeUpTown.ZONE, List.of(LAYER), MadeUpTown.SOURCES);
    private final int[] months = new int[Question.MONTHS + 1];
    private @Nullable IncidentColumns columns;
    private @Nullable IncidentScan scan;

    LyktaEngine() {
        for (int i = 0; i < months.length; i++) {
            months[i] = MadeUpTown.minute(MadeUpTown.FIRST_DAY.plusMonths(i));
        }
    }

    @Override
    public String name() {
        return "Lykta";
    }

    @Override
    public void add(MadeUpIncident incident) {
        builder.add(new IncidentColumnsBuilder.Row(
                incident.id(),
                incident.isPlaced() ? incident.eastCm() / 100.0 : Double.NaN,
                incident.isPlaced() ? incident.northCm() / 100.0 : Double.NaN,
                incident.earliestMinute(),
                incident.earliestMinute() + incident.lengthMinutes(),
                MadeUpTown.CATEGORIES.get(incident.category()),
                MadeUpTown.SOURCES.get(incident.source()),
                incident.knownBy(),
                incident.verification(),
                incident.quality(),
                incident.isCounted(),
                incident.area() < 0 ? NO_AREAS : new int[] {AreaId.of(LAYER, incident.area())}));
    }

    @Override
    public void ready() {
        columns = builder.build();
        scan = new IncidentScan(columns);
    }

    double bytesPerIncident() {
        var built = built();
        return built.bytes() / (double) built.size();
    }

    @Override
    public int[] answer(Question question) {
        var ready = scan;
        if (ready == null) {
            throw new IllegalStateException("not ready");
        }
        var filter = question.filter();
        return switch (question.shape()) {
            case CELLS -> ready.cells(filter, grid(question)).count();
            case CLOCK -> clock(ready.times(filter));
            case MONTH_BY_CATEGORY -> monthsByCategory(ready.categoryPeriods(filter, months));
            case AREAS ->
                ready.areaPeriods(filter, LAYER, MadeUpTown.AREAS, new int[] {filter.fromMinute(), filter.toMinute()});
        };
    }

    private static SquareGrid grid(Question question) {
        return new SquareGrid(
                MadeUpTown.WEST_METRES,
                MadeUpTown.SOUTH_METRES,
                question.cellMetres(),
                question.columns(),
                question.columns());
    }

    private static int[] clock(IncidentScan.Times times) {
        int[] answer = Arrays.copyOf(times.hourOfWeek(), MadeUpIncident.NO_HOUR + 1);
        answer[MadeUpIncident.NO_HOUR] = times.earliestMinute().length;
        return answer;
    }

    private int[] monthsByCategory(int[] counts) {
        var answer = new int[MadeUpTown.CATEGORIES.size() * Question.MONTHS];
        var codes = built().categories();
        for (int i = 0; i < codes.size(); i++) {
            System.arraycopy(
                    counts,
                    i * Question.MONTHS,
                    answer,
                    MadeUpTown.CATEGORIES.indexOf(codes.get(i)) * Question.MONTHS,
                    Question.MONTHS);
        }
        return answer;
    }

    private IncidentColumns built() {
        var built = columns;
        if (built == null) {
            throw new IllegalStateException("not ready");
        }
        return built;
    }

    @Override
    public void close() {
        columns = null;
        scan = null;
    }
}
