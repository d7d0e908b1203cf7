package se.lykta.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.LocationQuality;
import se.lykta.municipality.Category;
import se.lykta.picture.PictureFilter.Choice;
import se.lykta.picture.PictureFilter.Group;
import se.lykta.picture.PictureFilter.Kept;
import se.lykta.picture.PictureFilter.Part;
import se.lykta.picture.answer.PictureQuestion.Known;

/// The filter bar of one request: what can be chosen, what is chosen, in words.
final class FilterBar {
    private static final List<String> PRESETS = List.of("28d", "week", "quarter", "year", "own");
    private static final List<LocationQuality> QUALITIES =
            List.of(LocationQuality.POINT, LocationQuality.STREET, LocationQuality.PLACE, LocationQuality.AREA);

    private final Asking asking;
    private final Phrases phrases;

    private FilterBar(Asking asking) {
        this.asking = asking;
        this.phrases = asking.phrases();
    }

    static PictureFilter of(Asking asking) {
        var bar = new FilterBar(asking);
        return new PictureFilter(
                bar.period(),
                bar.types(),
                bar.sources(),
                bar.known(),
                bar.quality(),
                bar.layer(),
                bar.area(),
                bar.kept());
    }

    private PictureFilter.Period period() {
        var question = asking.question();
        var state = asking.state();
        return new PictureFilter.Period(
                question.from().toString(),
                question.to().toString(),
                weeks(phrases, question.from(), question.to()),
                phrases.text("picture.period.days", question.days()),
                PRESETS.stream()
                        .map(preset -> new Choice(
                                preset, phrases.text("picture.period." + preset), "", preset.equals(state.preset())))
                        .toList(),
                state.stepped(-1).href("/picture"),
                state.stepped(1).href("/picture"));
    }

    /// The span in ISO weeks, such as `v. 44–47`.
    static String weeks(Phrases phrases, LocalDate from, LocalDate to) {
        int first = Phrases.week(from);
        int last = Phrases.week(to);
        return first == last ? phrases.text("picture.week.one", first) : phrases.text("picture.week.span", first, last);
    }

    private Group types() {
        var chosen = asking.question().types();
        var parts = new ArrayList<Part>();
        for (var kind : Category.Kind.values()) {
            var choices = asking.ground().municipality().words().taxonomy().categories().stream()
                    .filter(category -> category.kind() == kind)
                    .map(category -> new Choice(category.code(), name(category), "", chosen.contains(category.code())))
                    .toList();
            if (!choices.isEmpty()) {
                parts.add(new Part(phrases.text("picture.kind." + kind.name().toLowerCase(Locale.ROOT)), choices));
            }
        }
        return new Group("type", summary(chosen, parts, "picture.type.all"), parts);
    }

    private String name(Category category) {
        return category.name().in(phrases.locale());
    }

    private Group sources() {
        var chosen = asking.question().sources();
        var choices = asking.ground().sourceNames().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByValue())
                .map(source -> new Choice(source.getKey(), source.getValue(), "", chosen.contains(source.getKey())))
                .toList();
        var parts = List.of(new Part("", choices));
        return new Group("source", summary(chosen, parts, "picture.source.all"), parts);
    }

    private Group known() {
        return single(
                "known",
                Arrays.stream(Known.values())
                        .map(known -> new Choice(
                                known.name().toLowerCase(Locale.ROOT),
                                phrases.text("picture.known." + known.name().toLowerCase(Locale.ROOT)),
                                "",
                                known == asking.question().known()))
                        .toList());
    }

    private Group quality() {
        var chosen = asking.question().quality();
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", phrases.text("picture.quality.all"), "", chosen == null));
        for (var quality : QUALITIES) {
            choices.add(new Choice(
                    quality.name(),
                    phrases.text("picture.quality.least." + quality.name().toLowerCase(Locale.ROOT)),
                    "",
                    quality == chosen));
        }
        return single("quality", choices);
    }

    private Group layer() {
        var listed = asking.layer().map(AreaLayer::code).orElse(PictureState.CELLS);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                PictureState.CELLS, phrases.text("picture.layer.cells"), "", listed.equals(PictureState.CELLS)));
        for (var layer : divisions(asking)) {
            choices.add(new Choice(
                    layer.code(),
                    layer.name().in(phrases.locale()),
                    phrases.text("picture.layer.areas", layer.areas().size()),
                    layer.code().equals(listed)));
        }
        return single("layer", choices);
    }

    /// Layers with more than one area: what can be compared with each other.
    static List<AreaLayer> divisions(Asking asking) {
        return asking.ground().layers().stream()
                .filter(layer -> layer.areas().size() > 1)
                .toList();
    }

    private Group area() {
        var chosen = asking.question().area();
        var parts = new ArrayList<Part>();
        parts.add(new Part("", List.of(new Choice("", phrases.text("picture.area.all"), "", chosen == null))));
        for (var layer : divisions(asking)) {
            var choices = new ArrayList<Choice>();
            for (int i = 0; i < layer.areas().size(); i++) {
                int id = AreaId.of(layer.number(), i);
                choices.add(new Choice(
                        Integer.toString(id), layer.areas().get(i).name(), "", chosen != null && chosen == id));
            }
            parts.add(new Part(layer.name().in(phrases.locale()), choices));
        }
        return new Group("area", onlyChosen(parts), parts);
    }

    private List<Kept> kept() {
        var kept = new ArrayList<Kept>();
        for (var name : List.of("view", "cell", "lastYear", "z", "lon", "lat")) {
            asking.state().parameters().getOrDefault(name, List.of()).forEach(value -> kept.add(new Kept(name, value)));
        }
        return kept;
    }

    private Group single(String name, List<Choice> choices) {
        var parts = List.of(new Part("", choices));
        return new Group(name, onlyChosen(parts), parts);
    }

    private static String onlyChosen(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.choices().stream())
                .filter(Choice::chosen)
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    private String summary(Set<String> chosen, List<Part> parts, String allKey) {
        if (chosen.isEmpty()) {
            return phrases.text(allKey);
        }
        var labels = parts.stream()
                .flatMap(part -> part.choices().stream())
                .filter(Choice::chosen)
                .map(Choice::label)
                .toList();
        return switch (labels.size()) {
            case 0 -> phrases.text("picture.chosen.none");
            case 1, 2 -> String.join(", ", labels);
            default -> phrases.text("picture.chosen.more", labels.getFirst(), labels.size() - 1);
        };
    }
}
