package se.lykta.observe.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.FieldReport;
import se.lykta.observe.contact.Waited;

/// The words of a municipality that a page shows beside reports: categories, organisations, times.
record Labels(Municipality municipality, List<Organisation> organisations, WrittenTimes times, Instant now) {
    Labels {
        organisations = List.copyOf(organisations);
    }

    String category(String code) {
        return municipality
                .words()
                .taxonomy()
                .find(code)
                .map(known -> known.name().in(locale()))
                .orElse(code);
    }

    List<Category> categories() {
        return municipality.words().taxonomy().categories();
    }

    /// Empty for nobody's organisation, such as a tip's.
    String organisation(@Nullable UUID id) {
        return organisations.stream()
                .filter(known -> known.id().equals(id))
                .map(Organisation::name)
                .findFirst()
                .orElse("");
    }

    String time(Instant instant) {
        return times.at(instant);
    }

    String time(FieldReport.Times happened) {
        return times.between(happened.earliestAt(), happened.latestAt());
    }

    Locale locale() {
        return times.locale();
    }

    Waited age(Instant since) {
        return Waited.of(Duration.between(since, now));
    }
}
