package se.lykta.observe;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is agreed on guarding, as one version of an agreement says it?
///
/// @param name what the agreement is called, such as the part of the town
/// @param serviceNumbers the guards that may come, by the company's numbers; never names. Empty = not told
public record AgreementTerms(
        String name, Guarded guarded, Recurrence recurrence, Validity validity, List<String> serviceNumbers) {
    /// At most three letters and six digits: too short for a name's or a person's number.
    private static final Pattern SERVICE_NUMBER = Pattern.compile("[A-Z]{0,3}-?[0-9]{1,6}");

    static final int MOST_NAME = 120;

    /// What is guarded?
    ///
    /// @param places names of places, in the order given
    /// @param areaCodes areas of the municipality's layers
    public record Guarded(List<String> places, List<String> areaCodes) {
        public Guarded {
            places = List.copyOf(places);
            areaCodes = List.copyOf(areaCodes);
            if (places.isEmpty() && areaCodes.isEmpty()) {
                throw new IllegalArgumentException("neither place nor area is given, must be at least one");
            }
        }

        /// The one area that is guarded; empty when it is none or several.
        public String singleArea() {
            return areaCodes.size() == 1 ? areaCodes.getFirst() : "";
        }
    }

    /// On which days may shifts begin?
    ///
    /// @param to last day, included; null = until further notice
    public record Validity(LocalDate from, @Nullable LocalDate to) {
        public Validity {
            if (to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("to is " + to + ", must not be before " + from);
            }
        }

        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    public AgreementTerms {
        if (name.isBlank() || name.length() > MOST_NAME) {
            throw new IllegalArgumentException(
                    "name has " + name.length() + " characters, must be 1 to " + MOST_NAME + ", not blank");
        }
        serviceNumbers = List.copyOf(serviceNumbers);
        if (!serviceNumbers.stream().allMatch(AgreementTerms::isServiceNumber)) {
            throw new IllegalArgumentException("a service number has no more than three letters and six digits");
        }
    }

    public static boolean isServiceNumber(String text) {
        return SERVICE_NUMBER.matcher(text).matches();
    }
}
