package se.lykta.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import se.lykta.database.MunicipalityId;

/// Is the police's event feed asked, how often, and who takes it in?
///
/// @param municipalities that take the events in, in order of code; none = off
/// @param interval between two calls, at least one minute, so that the feed's limits hold also across restarts
record PoliceFeedSettings(List<MunicipalityId> municipalities, PoliceFeedPoller.Settings asking, Duration interval) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    PoliceFeedSettings {
        municipalities = municipalities.stream().distinct().sorted().toList();
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "lykta.police.minutes is " + interval.toMinutes() + ", must be at least 1");
        }
    }

    /// @param codes of municipalities, with commas between them
    /// @param contact whom the police can reach about the calls; may be empty
    static PoliceFeedSettings of(String codes, String address, int minutes, String contact) {
        var municipalities = List.of(codes.split(",")).stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(MunicipalityId::new)
                .toList();
        var agent = "Lykta (" + (contact.isBlank() ? String.join(" ", codes.split("[, ]+")) : contact.strip()) + ")";
        return new PoliceFeedSettings(
                municipalities, new PoliceFeedPoller.Settings(URI.create(address), agent), Duration.ofMinutes(minutes));
    }

    boolean isOn() {
        return !municipalities.isEmpty();
    }
}
