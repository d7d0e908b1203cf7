package se.lykta.observe.field;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.area.LonLatBox;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.Agreements;

/// What must a phone know of the municipality to write reports without network?
@Component
class FieldSetups {
    private static final int MOST_PLACES = 3000;
    private static final int DAYS_AHEAD = 3;

    private final Municipalities municipalities;
    private final PlaceNames placeNames;
    private final Agreements agreements;

    FieldSetups(Municipalities municipalities, PlaceNames placeNames, Agreements agreements) {
        this.municipalities = municipalities;
        this.placeNames = placeNames;
        this.agreements = agreements;
    }

    /// @param box west, south, east, north
    record Setup(UUID account, List<Double> box, List<Type> categories, List<Named> places, List<Agreed> shifts) {}

    record Type(String code, Name name) {
        static Type of(Category category) {
            return new Type(
                    category.code(),
                    new Name(category.name().sv(), category.name().en()));
        }
    }

    record Name(String sv, String en) {}

    record Named(String name, double longitude, double latitude) {}

    /// A shift of the person's own organisation.
    record Agreed(UUID agreement, LocalDate day, String name, Instant from, Instant to) {}

    Setup of(SignedIn me, Instant now) {
        var settings = municipalities.get(me.municipality());
        var box = settings.map().box();
        return new Setup(
                me.accountId(),
                List.of(box.west(), box.south(), box.east(), box.north()),
                settings.words().taxonomy().categories().stream().map(Type::of).toList(),
                placeNames.all(me.municipality()).stream()
                        .filter(name -> name.kind() != PlaceName.Kind.MUNICIPALITY)
                        .flatMap(name -> named(name, box).stream())
                        .limit(MOST_PLACES)
                        .toList(),
                shifts(me, now.atZone(settings.profile().zone()).toLocalDate()));
    }

    private static java.util.Optional<Named> named(PlaceName name, LonLatBox box) {
        var at = name.position();
        return at == null || !box.contains(at)
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Named(name.name(), at.longitude(), at.latitude()));
    }

    private List<Agreed> shifts(SignedIn me, LocalDate today) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        return agreements.all(me.municipality()).stream()
                .filter(agreement ->
                        agreement.company().id().equals(me.organisation().id()))
                .flatMap(agreement -> agreement.shifts(today.minusDays(1), today.plusDays(DAYS_AHEAD), zone).stream())
                .map(shift -> new Agreed(
                        shift.agreementId(),
                        shift.day(),
                        shift.terms().name(),
                        shift.span().start(),
                        shift.span().end()))
                .toList();
    }
}
