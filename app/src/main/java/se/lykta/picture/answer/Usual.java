package se.lykta.picture.answer;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.picture.chart.Ramp;

/// How much happens in an ordinary day over the whole history? Sets the colour steps, which must not move between
/// periods.
///
/// @param perDay incidents in the municipality
/// @param busyCellPerDay incidents in a cell that nineteen of twenty cells with any incident do not exceed
public record Usual(double perDay, double busyCellPerDay) {
    private static final double BUSY = 0.95;
    private static final int HOURS_OF_WEEK = 168;
    /// The busiest hours of the week have about twice the mean.
    private static final double RUSH = 2;

    public static Usual of(IncidentColumns columns, IncidentFilter everything, SquareGrid grid) {
        var span = columns.span();
        if (span.isEmpty()) {
            return new Usual(0, 0);
        }
        double days = 1
                + ChronoUnit.DAYS.between(
                        Pictures.day(span.get().firstMinute(), columns.zone()),
                        Pictures.day(span.get().lastMinute(), columns.zone()));
        var cells = new IncidentScan(columns).cells(everything, grid);
        var busy =
                Arrays.stream(cells.count()).filter(count -> count > 0).sorted().toArray();
        double busyCell = busy.length == 0 ? 0 : busy[(int) Math.ceil(BUSY * busy.length) - 1];
        return new Usual(cells.total() / days, busyCell / days);
    }

    public Ramp cells(int days) {
        return Ramp.reaching(busyCellPerDay * days);
    }

    public Ramp clock(int days) {
        return Ramp.reaching(RUSH * perDay * days / HOURS_OF_WEEK);
    }

    public Ramp clockOfCell(int days) {
        return Ramp.reaching(RUSH * busyCellPerDay * days / HOURS_OF_WEEK);
    }
}
