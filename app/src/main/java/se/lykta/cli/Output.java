package se.lykta.cli;

import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a command prints: a line per fact for people, or one JSON document.
record Output(PrintWriter out, boolean json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void facts(Map<String, ?> facts) {
        if (json) {
            out.println(JSON.writeValueAsString(facts));
        } else {
            facts.forEach((name, value) -> out.println(name + ": " + text(value)));
        }
        out.flush();
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(java.util.stream.Collectors.joining(", "))
                : value.toString();
    }
}
