package se.lykta.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.lykta.area.LocalText;
import tools.jackson.databind.json.JsonMapper;

/// The kinds of places in the order they are offered, from the file `place/kinds.json`.
public final class PlaceKinds {
    private static final String FILE = "/place/kinds.json";
    private static final List<PlaceKind> ALL = read();

    private PlaceKinds() {}

    public static List<PlaceKind> all() {
        return ALL;
    }

    public static Optional<PlaceKind> find(String code) {
        return ALL.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    private static List<PlaceKind> read() {
        try (var file = Objects.requireNonNull(PlaceKinds.class.getResourceAsStream(FILE))) {
            var kinds = new ArrayList<PlaceKind>();
            for (var kind : new JsonMapper().readTree(file)) {
                kinds.add(new PlaceKind(
                        kind.get("code").asString(),
                        new LocalText(kind.get("sv").asString(), kind.get("en").asString())));
            }
            return List.copyOf(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
