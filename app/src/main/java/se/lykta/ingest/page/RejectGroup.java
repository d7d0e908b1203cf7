package se.lykta.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.run.ImportRuns;

/// Refusals for one reason: how many, where the first one stands, and what to do.
///
/// @param column of the first one, empty = the whole row
/// @param found what stood there, masked; empty when unknown
record RejectGroup(RejectCode code, long rows, long firstLine, String column, String found) {
    private static final int LONGEST_FOUND = 80;

    public String whatKey() {
        return "ingest.reject." + code.key() + ".what";
    }

    public String remedyKey() {
        return "ingest.reject." + code.key() + ".remedy";
    }

    /// Groups of the rows at hand, the most frequent first.
    static List<RejectGroup> of(List<Rejected> rejects) {
        var byCode = new LinkedHashMap<RejectCode, List<Rejected>>();
        rejects.forEach(reject ->
                byCode.computeIfAbsent(reject.code(), any -> new ArrayList<>()).add(reject));
        return byCode.values().stream()
                .map(same -> group(same.getFirst(), same.size()))
                .sorted(Comparator.comparingLong(RejectGroup::rows).reversed())
                .toList();
    }

    /// Groups of a whole run; examples come from its first refusals.
    static List<RejectGroup> of(List<ImportRuns.RejectCount> counts, List<Rejected> first) {
        return counts.stream()
                .map(count -> first.stream()
                        .filter(reject -> reject.code() == count.code())
                        .findFirst()
                        .map(reject -> group(reject, count.rows()))
                        .orElse(new RejectGroup(count.code(), count.rows(), count.firstLine(), "", "")))
                .toList();
    }

    private static RejectGroup group(Rejected first, long rows) {
        return new RejectGroup(
                first.code(), rows, first.line(), first.column(), Page.shown(first.found(), LONGEST_FOUND));
    }
}
