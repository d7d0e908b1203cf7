package se.lykta.municipality;

import java.util.List;

/// Which small numbers are hidden, and how long is what kept?
public record Rules(Thresholds thresholds, List<Retention> retention) {
    public Rules {
        retention = List.copyOf(retention);
    }
}
