package se.lykta.benchmarks.program;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What all simulated people measured: per kind of request, the program's answers and, right after each, a static
/// file of the same size.
final class Answers {
    private final Map<Kind, AnswerTimes> answers = new EnumMap<>(Kind.class);
    private final Map<Kind, AnswerTimes> files = new EnumMap<>(Kind.class);
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /// What a browser asks for.
    enum Kind {
        PAGE("page opened", false),
        FILTERED("page after a filter", false),
        DETAIL("detail of a cell", false),
        CELLS("map: cells", true),
        DOTS("map: dots", true),
        AREAS("map: areas", true),
        DENSITY("map: density", true),
        OUTLINE("map: outlines", true);

        private final String words;
        private final boolean map;

        Kind(String words, boolean map) {
            this.words = words;
            this.map = map;
        }

        String words() {
            return words;
        }

        boolean isMap() {
            return map;
        }

        /// The static file of the same size.
        String file() {
            return "same-size-" + name().toLowerCase(java.util.Locale.ROOT) + ".bin";
        }
    }

    Answers() {
        for (var kind : Kind.values()) {
            answers.put(kind, new AnswerTimes());
            files.put(kind, new AnswerTimes());
        }
    }

    AnswerTimes of(Kind kind) {
        return answers.getOrDefault(kind, new AnswerTimes());
    }

    AnswerTimes filesOf(Kind kind) {
        return files.getOrDefault(kind, new AnswerTimes());
    }

    Queue<String> faults() {
        return faults;
    }

    void clear() {
        answers.values().forEach(AnswerTimes::clear);
        files.values().forEach(AnswerTimes::clear);
        faults.clear();
    }
}
