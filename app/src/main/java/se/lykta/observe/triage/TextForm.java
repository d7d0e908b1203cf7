package se.lykta.observe.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.lykta.privacy.TextScreening;

/// A report's text as a person has edited it, with what the screening finds in it, each for that person to
/// decide.
///
/// @param note as written
/// @param findings in the note, then in the place
record TextForm(String note, String place, List<Found> findings) {
    private static final String MASK = "[***]";

    TextForm {
        findings = List.copyOf(findings);
    }

    /// @param number counts from 0 over note and place
    /// @param blocking is masked whatever is decided
    record Found(int number, TextScreening.Kind kind, String text, boolean blocking) {}

    static TextForm of(String note, String place) {
        var found = new ArrayList<Found>();
        add(note, found);
        add(place, found);
        return new TextForm(note, place, found);
    }

    private static void add(String text, List<Found> found) {
        TextScreening.screen(text)
                .findings()
                .forEach(finding -> found.add(new Found(
                        found.size(),
                        finding.kind(),
                        text.substring(finding.start(), finding.end()),
                        finding.kind().isBlocking())));
    }

    /// @param masked how many findings were masked
    record Cleared(String note, String place, int masked) {}

    /// The texts with `[***]` in place of what was decided to point at a person.
    ///
    /// @param kept numbers of findings that point at nobody, such as a place with a person's name
    Cleared clear(Set<Integer> kept) {
        var masked = new int[] {0};
        var next = new int[] {0};
        return new Cleared(clear(note, kept, next, masked), clear(place, kept, next, masked), masked[0]);
    }

    private static String clear(String text, Set<Integer> kept, int[] next, int[] masked) {
        var cleared = new StringBuilder();
        int from = 0;
        for (var finding : TextScreening.screen(text).findings()) {
            boolean stays = kept.contains(next[0]++) && !finding.kind().isBlocking();
            cleared.append(text, from, finding.start())
                    .append(stays ? text.substring(finding.start(), finding.end()) : MASK);
            masked[0] += stays ? 0 : 1;
            from = finding.end();
        }
        return cleared.append(text, from, text.length()).toString();
    }
}
