package se.lykta.map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells pages which base map to show.
@ControllerAdvice
class BaseMapAdvice {
    private final BaseMap map;

    BaseMapAdvice(BaseMap map) {
        this.map = map;
    }

    /// @return null when none is set
    @ModelAttribute("baseMap")
    BaseMap.@Nullable Shown baseMap() {
        return map.findShown().orElse(null);
    }
}
