package se.lykta.ingest.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import se.lykta.ingest.Question;

/// Which character separates the cells? The one that gives most lines the header's number of cells. Asked when two
/// do so equally well.
/// @param questions empty when there is no doubt
record DelimiterGuess(char delimiter, List<Question> questions) {

    private static final char[] CANDIDATES = {';', ',', '\t', '|'};
    private static final int MOST_LINES = 200;
    private static final double FIRM_SHARE = 0.9;

    private record Candidate(char delimiter, int perLine, double share) {
        boolean isFirm() {
            return perLine > 0 && share >= FIRM_SHARE;
        }
    }

    static DelimiterGuess of(String sample) {
        if (sample.length() > 5
                && sample.substring(0, 4).toLowerCase(Locale.ROOT).equals("sep=")) {
            return new DelimiterGuess(sample.charAt(4), List.of());
        }
        List<Candidate> candidates = new ArrayList<>();
        for (char delimiter : CANDIDATES) {
            candidates.add(judge(sample, delimiter));
        }
        candidates.sort(Comparator.comparing(Candidate::isFirm)
                .thenComparing(Candidate::perLine)
                .thenComparing(Candidate::share)
                .reversed());
        List<String> firm = candidates.stream()
                .filter(Candidate::isFirm)
                .map(candidate -> String.valueOf(candidate.delimiter()))
                .toList();
        char best = candidates.getFirst().perLine() == 0
                ? ','
                : candidates.getFirst().delimiter();
        List<Question> questions = firm.size() < 2
                ? List.of()
                : List.of(new Question(
                        Question.Kind.DELIMITER,
                        "",
                        firm,
                        sample.lines().limit(3).toList()));
        return new DelimiterGuess(best, questions);
    }

    /// How many delimiters has the header, and which share of the lines has as many? Delimiters in quotes do
    /// not count.
    private static Candidate judge(String sample, char delimiter) {
        int header = -1;
        int lines = 0;
        int equal = 0;
        int count = 0;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < sample.length() && lines < MOST_LINES; i++) {
            char c = sample.charAt(i);
            quoted ^= c == '"';
            blank &= c <= ' ';
            if (c == delimiter && !quoted) {
                count++;
            } else if (c == '\n' && !quoted) {
                if (!blank) {
                    header = header < 0 ? count : header;
                    lines++;
                    equal += count == header ? 1 : 0;
                }
                count = 0;
                blank = true;
            }
        }
        if (lines == 0) {
            return new Candidate(delimiter, count, 1);
        }
        return new Candidate(delimiter, header, (double) equal / lines);
    }
}
