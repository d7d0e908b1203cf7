package se.lykta.observe.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.municipality.Municipalities;

/// How fast the contact point is: by way in and by month, the last twelve.
@Controller
@Requires(Permission.TRIAGE)
class ResponseTimesPage {
    private static final int MONTHS = 12;

    private final ResponseTimes times;
    private final Municipalities municipalities;
    private final Clock clock;

    ResponseTimesPage(ResponseTimes times, Municipalities municipalities, Clock clock) {
        this.times = times;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping("/observe/triage/times")
    String show(SignedIn me, Model model) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        var first =
                LocalDate.ofInstant(Instant.now(clock), zone).withDayOfMonth(1).minusMonths(MONTHS - 1);
        var lines = times.since(me.municipality(), first.atStartOfDay(zone).toInstant(), zone);
        model.addAttribute(
                "page",
                new Shown(
                        first,
                        Arrays.stream(ResponseTimes.Way.values())
                                .flatMap(way -> block(way, lines))
                                .toList()));
        return "observe/times";
    }

    private static Stream<Block> block(ResponseTimes.Way way, List<ResponseTimes.Line> lines) {
        var own = lines.stream().filter(line -> line.way() == way).toList();
        return own.stream()
                .filter(line -> line.month() == null)
                .map(all -> new Block(
                        way,
                        all,
                        own.stream()
                                .filter(line -> line.month() != null)
                                .map(line -> new Row(line, code(line)))
                                .toList()));
    }

    /// Such as 2026-11.
    private static String code(ResponseTimes.Line line) {
        var month = line.month();
        return month == null ? "" : month.toString().substring(0, 7);
    }

    /// @param first the first day that counts
    record Shown(LocalDate first, List<Block> blocks) {
        public int leastForMedian() {
            return ResponseTimes.LEAST_FOR_MEDIAN;
        }

        public int leastForNinety() {
            return ResponseTimes.LEAST_FOR_NINETY;
        }
    }

    /// One way in.
    ///
    /// @param rows months, the newest first
    record Block(ResponseTimes.Way way, ResponseTimes.Line all, List<Row> rows) {
        /// A document has no sender to answer.
        public boolean isAnswered() {
            return way != ResponseTimes.Way.DOCUMENT;
        }
    }

    record Row(ResponseTimes.Line line, String month) {}
}
