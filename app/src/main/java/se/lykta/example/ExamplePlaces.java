package se.lykta.example;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.Extent;
import se.lykta.place.Inspection;
import se.lykta.place.Inspections;
import se.lykta.place.Place;
import se.lykta.place.PlaceFacts;
import se.lykta.place.PlaceNote;
import se.lykta.place.PlaceNotes;
import se.lykta.place.Places;
import se.lykta.place.SafetyArea;
import se.lykta.place.SafetyWalk;
import se.lykta.place.SafetyWalks;

/// Takes some of the example town's places in, with an inspection and a walk, as if people had entered them.
@Component
class ExamplePlaces {
    private static final String OWNER = "Exempelfastigheter AB (påhittat)";
    private static final int RADII = 3;

    private final Places places;
    private final Inspections inspections;
    private final SafetyWalks walks;
    private final PlaceNotes notes;

    ExamplePlaces(Places places, Inspections inspections, SafetyWalks walks, PlaceNotes notes) {
        this.places = places;
        this.inspections = inspections;
        this.walks = walks;
        this.notes = notes;
    }

    private record Chosen(String code, String kind) {}

    private static final List<Chosen> CHOSEN = List.of(
            new Chosen("lykttorget", "SQUARE"),
            new Chosen("resecentrum-lyktan", "STATION"),
            new Chosen("vekens-gangtunnel", "UNDERPASS"),
            new Chosen("lanternparken", "PARK"),
            new Chosen("ljusstigens-skolgard", "SCHOOL"));

    /// Adds what is not there yet, by name.
    void load(MunicipalityId municipality, ExampleSet set, Actor actor) {
        var today = set.truths().lastDay().plusDays(1);
        var known = places.all(municipality).stream().map(Place::name).toList();
        for (var chosen : CHOSEN) {
            var example = set.town().place(chosen.code());
            if (!known.contains(example.name())) {
                var facts = new PlaceFacts(
                        example.name(),
                        chosen.kind(),
                        new Extent.Circle(example.centre(), Math.rint(RADII * example.spreadMetres())),
                        new PlaceFacts.Owner(null, OWNER),
                        List.of(),
                        new PlaceFacts.Dates(today.plusYears(1), today.plusWeeks(4)));
                var metric = set.town().municipality().map().metric();
                var id = places.add(municipality, facts, metric, actor);
                if (chosen.kind().equals("UNDERPASS")) {
                    note(municipality, id, today, actor);
                }
            }
        }
    }

    private void note(MunicipalityId municipality, UUID id, LocalDate today, Actor actor) {
        inspections.add(
                municipality,
                id,
                new Inspection(
                        UUID.randomUUID(),
                        today.minusWeeks(5),
                        Inspection.Light.DARK,
                        List.of(
                                new Inspection.Finding(
                                        SafetyArea.CLARITY, Inspection.Grade.GOOD, "Skyltat åt båda håll."),
                                new Inspection.Finding(
                                        SafetyArea.LIGHTING,
                                        Inspection.Grade.WANTING,
                                        "Tre armaturer av åtta är släckta i södra delen."),
                                new Inspection.Finding(
                                        SafetyArea.MANAGEMENT,
                                        Inspection.Grade.WANTING,
                                        "Klotter som suttit i mer än en månad.")),
                        "Exempel: påhittad besiktning."),
                actor);
        walks.add(
                municipality,
                id,
                new SafetyWalk(
                        UUID.randomUUID(),
                        today.minusWeeks(7),
                        14,
                        "Exempel: påhittad vandring.",
                        List.of(
                                remark(
                                        true,
                                        "Cykelbanan och gångbanan är tydligt skilda åt",
                                        SafetyWalk.Outcome.KEEP,
                                        ""),
                                remark(
                                        false,
                                        "Buskarna vid norra rampen skymmer sikten",
                                        SafetyWalk.Outcome.DONE,
                                        "Nedklippta två veckor senare."),
                                remark(
                                        false,
                                        "Spegel i kröken",
                                        SafetyWalk.Outcome.DECLINED,
                                        "Vandaliseras snabbt; bättre belysning prövas först."))),
                actor);
        notes.add(
                municipality,
                id,
                PlaceNote.Kind.CAUSE,
                "Exempel: släckta armaturer gör att folk tar omvägen, så att tunneln är tom på kvällen.",
                actor);
    }

    private static SafetyWalk.Remark remark(boolean good, String text, SafetyWalk.Outcome outcome, String reason) {
        return new SafetyWalk.Remark(UUID.randomUUID(), good, text, outcome, reason);
    }
}
