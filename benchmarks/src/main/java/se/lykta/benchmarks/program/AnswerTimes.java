package se.lykta.benchmarks.program;

import java.util.concurrent.ConcurrentLinkedQueue;

/// The times and sizes of the answers to one kind of request. For any number of threads.
final class AnswerTimes {
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    /// @param nanos from the request to the last byte of the answer
    /// @param bytes of the body as sent
    private record Answer(long nanos, int bytes) {}

    void add(long nanos, int bytes) {
        answers.add(new Answer(nanos, bytes));
    }

    void addAll(AnswerTimes others) {
        answers.addAll(others.answers);
    }

    void clear() {
        answers.clear();
    }

    int count() {
        return answers.size();
    }

    /// The time that a share of the answers stays within (nearest rank); NaN without answers.
    ///
    /// @param share from 0 to 1
    double milliseconds(double share) {
        var sorted = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[rank(share, sorted.length)] / 1e6;
    }

    /// 0 without answers.
    int medianBytes() {
        var sorted = answers.stream().mapToInt(Answer::bytes).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[rank(0.5, sorted.length)];
    }

    private static int rank(double share, int count) {
        return Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1);
    }
}
