package se.lykta.municipality;

import java.time.ZoneId;
import java.util.List;
import se.lykta.area.LocalText;

/// Who is the municipality, to its readers?
///
/// @param country two letters, ISO 3166
/// @param zone the time zone that days, weeks and hours follow
/// @param languages tags of the languages offered, the default first
public record Profile(LocalText name, String country, ZoneId zone, List<String> languages, Theme theme) {
    public Profile {
        languages = List.copyOf(languages);
    }
}
