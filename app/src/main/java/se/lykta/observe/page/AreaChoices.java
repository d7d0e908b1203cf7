package se.lykta.observe.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;

/// Which areas of the municipality can be named?
@Component
class AreaChoices {
    private final Areas areas;

    AreaChoices(Areas areas) {
        this.areas = areas;
    }

    /// @param name what people call it, with the code beside it
    record Choice(String code, String name) {}

    List<Choice> on(MunicipalityId municipality, LocalDate day) {
        return areas.on(municipality, day).stream()
                .flatMap(layer -> layer.areas().stream())
                .map(area -> new Choice(
                        area.code(),
                        area.name().equals(area.code()) ? area.code() : area.name() + " (" + area.code() + ")"))
                .distinct()
                .toList();
    }

    Map<String, String> names(MunicipalityId municipality, LocalDate day) {
        var names = new LinkedHashMap<String, String>();
        on(municipality, day).forEach(choice -> names.putIfAbsent(choice.code(), choice.name()));
        return names;
    }
}
