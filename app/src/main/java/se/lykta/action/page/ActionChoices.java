package se.lykta.action.page;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.account.Organisations;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionKind;
import se.lykta.action.Basis;
import se.lykta.action.Catalogue;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.place.Place;
import se.lykta.place.Places;

/// What the forms of actions offer, and a finding in the words of a page.
@Component
class ActionChoices {
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final Municipalities municipalities;
    private final Places places;

    ActionChoices(Catalogue catalogue, Organisations organisations, Municipalities municipalities, Places places) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.municipalities = municipalities;
        this.places = places;
    }

    /// The place that an address or a form names.
    Optional<Place> findPlace(MunicipalityId municipality, String id) {
        return places.all(municipality).stream()
                .filter(place -> place.id().toString().equals(id))
                .findFirst();
    }

    /// @param owners all organisations to whoever may choose, else one's own alone
    record Offered(List<ActionKind> kinds, List<Organisation> owners) {}

    Offered of(ActionAccess may) {
        var municipality = may.me().municipality();
        return new Offered(
                catalogue.kinds(municipality),
                may.mayChooseOwner()
                        ? organisations.all(municipality)
                        : List.of(may.me().organisation()));
    }

    /// @param count empty when it is too small for this reader
    record FindingLine(Basis.Finding finding, String count, boolean shown, int hiddenBelow) {}

    /// Small numbers are hidden from people who see the picture within its limit.
    FindingLine finding(MunicipalityId municipality, Access access, Basis.Finding finding) {
        int least = access.may(Permission.PICTURE_VIEW)
                ? 0
                : municipalities.get(municipality).rules().thresholds().minimumCount();
        boolean hidden = finding.count() > 0 && finding.count() < least;
        return new FindingLine(finding, hidden ? "" : Integer.toString(finding.count()), !hidden, least);
    }
}
