package se.lykta.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.lykta.area.AreaLayer;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.ingest.KnownBy;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipality;

/// What is known on an evening: everything up to and with its day, and nothing later.
///
/// @param day the last day that is over
record Evening(Municipality municipality, List<AreaLayer> layers, IncidentColumns columns, LocalDate day) {
    private static final Set<Category.Kind> ALERTS_ON =
            Set.of(Category.Kind.CRIME, Category.Kind.DISORDER, Category.Kind.ENVIRONMENT);

    /// How incidents came to be known. The two are judged apart: more looking finds more.
    enum Way {
        DISCOVERED(Set.of(KnownBy.DISCOVERED, KnownBy.TECHNICAL)),
        REPORTED(Set.of(KnownBy.REPORTED, KnownBy.UNKNOWN));

        private final Set<KnownBy> values;

        Way(Set<KnownBy> values) {
            this.values = values;
        }
    }

    ZoneId zone() {
        return columns.zone();
    }

    IncidentScan scan() {
        return new IncidentScan(columns);
    }

    /// Codes of what is worth an alert; what is good and what is only said is left out.
    Set<String> categories() {
        return municipality.words().taxonomy().categories().stream()
                .filter(category -> ALERTS_ON.contains(category.kind()))
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    /// @param from first day
    /// @param to last day, included
    IncidentFilter filter(LocalDate from, LocalDate to, Way way) {
        return new IncidentFilter(
                minute(from), minute(to.plusDays(1)), categories(), Set.of(), way.values, null, null, null, true);
    }

    /// The first minute of a local day since 1970-01-01T00:00Z.
    int minute(LocalDate at) {
        return Math.toIntExact(at.atStartOfDay(zone()).toEpochSecond() / 60);
    }

    LocalDate dayOf(int minute) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(minute * 60L), zone());
    }
}
