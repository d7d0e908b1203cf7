package se.lykta.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.lykta.privacy.TextScreening.Finding;
import se.lykta.privacy.TextScreening.Kind;

/// Which words that look like a person's name are a place of the municipality (`Gustav Adolf` the parish, `Karl
/// Johan` the quarter)?
///
/// Only names of places that the screening would take for a person are kept, so most municipalities keep none. A
/// place followed by one more capitalised word is taken for a person again (`Gustav Adolf Andersson`): rather a
/// place too many masked than a person too few. Immutable and safe between threads.
public final class KnownPlaces {

    /// No place is known.
    public static final KnownPlaces NONE = new KnownPlaces(List.of());

    /// @param nameStart where in the place's name the words begin that look like a person's
    private record Place(String name, int nameStart) {}

    private final List<Place> places;

    private KnownPlaces(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /// @param names of places, areas and localities, written as in texts
    public static KnownPlaces of(Collection<String> names) {
        var places = new ArrayList<Place>();
        for (var name : names) {
            TextScreening.screen(name).findings().stream()
                    .filter(finding -> finding.kind() == Kind.NAME)
                    .forEach(finding -> places.add(new Place(name, finding.start())));
        }
        return places.isEmpty() ? NONE : new KnownPlaces(places);
    }

    /// Does what looks like a person's name lie within the name of a place?
    boolean cover(String text, Finding name) {
        for (var place : places) {
            int start = name.start() - place.nameStart();
            if (start >= 0
                    && text.startsWith(place.name(), start)
                    && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                int end = genitiveEnd(text, start + place.name().length());
                if (name.end() <= end && isWhole(text, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// `Gustav Adolfs` is Gustav Adolf's.
    private static int genitiveEnd(String text, int end) {
        boolean genitive = end < text.length() && text.charAt(end) == 's' && isWordEnd(text, end + 1);
        return genitive ? end + 1 : end;
    }

    private static boolean isWordEnd(String text, int at) {
        return at == text.length() || !Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-';
    }

    /// Ends the word here, and does no surname follow?
    private static boolean isWhole(String text, int end) {
        boolean surname =
                end + 1 < text.length() && text.charAt(end) == ' ' && Character.isUpperCase(text.charAt(end + 1));
        return isWordEnd(text, end) && !surname;
    }
}
