package se.lykta.place.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.account.Organisations;
import se.lykta.database.MunicipalityId;
import se.lykta.picture.ExtentFigures;
import se.lykta.place.Place;
import se.lykta.place.PlaceActions;
import se.lykta.place.PlaceNote;

/// Puts the page of one place together.
@Component
class PlacePages {
    private static final List<String> PERIODS = List.of("28d", "quarter", "year");

    private final ExtentFigures figures;
    private final PlaceGrounds grounds;
    private final Organisations organisations;
    private final NoteStores stores;
    private final ObjectProvider<PlaceActions> actions;

    PlacePages(
            ExtentFigures figures,
            PlaceGrounds grounds,
            Organisations organisations,
            NoteStores stores,
            ObjectProvider<PlaceActions> actions) {
        this.figures = figures;
        this.grounds = grounds;
        this.organisations = organisations;
        this.stores = stores;
        this.actions = actions;
    }

    /// Who looks at the page.
    ///
    /// @param parameters of the address
    record Reader(SignedIn person, Access access, Locale locale, Map<String, String[]> parameters) {}

    PlacePage page(Place place, Reader reader, NoteForm form) {
        var municipality = reader.person().municipality();
        var today = grounds.today(municipality);
        var done = actions.stream()
                .flatMap(each -> each.at(municipality, place.id()).stream())
                .toList();
        var shown = figures.of(new ExtentFigures.Asked(
                place.extent(),
                reader.parameters(),
                done.stream()
                        .map(each -> new ExtentFigures.Done(each.day(), each.title()))
                        .toList(),
                reader.person(),
                reader.access(),
                reader.locale()));
        var notes = stores.notes().of(municipality, place.id());
        return new PlacePage(
                PlaceLine.of(place, organisations.all(municipality), today, reader.locale()),
                ExtentWords.of(place.extent(), grounds.of(municipality)),
                shown,
                periods(reader.parameters()),
                done,
                reader.access().may(Permission.PLACE_READ) ? noted(place, reader, notes) : null,
                notes.stream()
                        .filter(note -> note.kind() == PlaceNote.Kind.CORRECTION)
                        .filter(note -> note.answer().isEmpty())
                        .count(),
                form);
    }

    private PlacePage.Noted noted(Place place, Reader reader, List<PlaceNote> notes) {
        var municipality = reader.person().municipality();
        return new PlacePage.Noted(
                stores.inspections().of(municipality, place.id()),
                stores.walks().of(municipality, place.id()),
                lines(municipality, notes, PlaceNote.Kind.CAUSE),
                lines(municipality, notes, PlaceNote.Kind.CORRECTION),
                stores.photos().of(municipality, place.id()));
    }

    private List<PlacePage.NoteLine> lines(MunicipalityId municipality, List<PlaceNote> notes, PlaceNote.Kind kind) {
        return notes.stream()
                .filter(note -> note.kind() == kind)
                .map(note -> new PlacePage.NoteLine(note, grounds.day(municipality, note.madeAt())))
                .toList();
    }

    private static List<PlacePage.Period> periods(Map<String, String[]> parameters) {
        var asked = Stream.of(parameters.getOrDefault("period", new String[0]))
                .filter(PERIODS::contains)
                .findFirst()
                .orElse(PERIODS.getFirst());
        return PERIODS.stream()
                .map(code -> new PlacePage.Period(code, code.equals(asked)))
                .toList();
    }
}
