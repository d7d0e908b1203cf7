package se.lykta.municipality;

import java.util.List;

/// Which categories and sources does the municipality know?
///
/// @param taxonomy the shared categories as this municipality changed them
/// @param sources where incidents come from
public record Words(Taxonomy taxonomy, List<IncidentSource> sources) {
    public Words {
        sources = List.copyOf(sources);
    }
}
