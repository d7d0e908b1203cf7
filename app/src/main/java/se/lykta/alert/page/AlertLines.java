package se.lykta.alert.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.alert.Alert;
import se.lykta.alert.AlertKind;
import se.lykta.alert.WaitingAlerts;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.Areas;
import se.lykta.area.EastNorth;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.place.Places;
import se.lykta.place.SpotNames;
import se.lykta.privacy.KnownPlaces;

/// Makes lines of alerts: names what they are about and where they lead.
@Component
class AlertLines {
    private final Ground ground;
    private final Watching watching;
    private final Places places;
    private final MessageSource messages;

    AlertLines(Ground ground, Watching watching, Places places, MessageSource messages) {
        this.ground = ground;
        this.watching = watching;
        this.places = places;
        this.messages = messages;
    }

    /// What lies under alerts.
    @Component
    record Ground(Municipalities municipalities, Areas areas, PlaceNames names) {}

    /// What tells of shifts, and of which nobody has told yet.
    @Component
    record Watching(Agreements agreements, WaitingAlerts waiting) {}

    /// Words that look like persons' names and are places.
    KnownPlaces known(MunicipalityId id) {
        return KnownPlaces.of(
                ground.names().all(id).stream().map(PlaceName::name).toList());
    }

    /// What is read once for many lines.
    private record Town(
            Municipality municipality,
            List<AreaLayer> layers,
            SpotNames spots,
            Map<UUID, Agreement> agreements,
            Locale locale) {}

    /// The lines of alerts, in their order. A missing report that has come since is left out.
    List<AlertLine> of(MunicipalityId id, List<Alert> alerts, LocalDate today, Locale locale) {
        var municipality = ground.municipalities().get(id);
        var layers = ground.areas().on(id, today);
        var town = new Town(
                municipality,
                layers,
                new SpotNames(
                        municipality.map().metric(), layers, ground.names().all(id)),
                watching.agreements().all(id).stream().collect(Collectors.toMap(Agreement::id, Function.identity())),
                locale);
        return watching.waiting().stillTrue(id, alerts).stream()
                .map(alert -> line(alert, today, town))
                .toList();
    }

    private static UUID agreementId(Alert alert) {
        return UUID.fromString(alert.find().key().split(":", 2)[0]);
    }

    private AlertLine line(Alert alert, LocalDate today, Town town) {
        var words = new AlertWords(messages, town.locale());
        var names = new AlertWords.Names(spot(alert, town), category(alert, town));
        var centre = alert.find().where().centre();
        return new AlertLine(
                alert,
                names.spot(),
                words.title(alert, names),
                words.why(alert),
                words.went(alert),
                words.sure(alert),
                words.falseAlarms(alert),
                alert.isWaiting(today),
                placeHref(alert, names.spot()),
                pictureHref(alert, town),
                centre == null ? List.of() : places.at(town.municipality().id(), centre));
    }

    private String spot(Alert alert, Town town) {
        if (alert.find().kind() == AlertKind.MISSING_REPORT) {
            var agreement = town.agreements().get(agreementId(alert));
            return agreement == null ? "" : agreement.newest().terms().name();
        }
        var centre = alert.find().where().centre();
        return centre == null ? areaName(alert, town) : spot(centre, town);
    }

    private static String spot(EastNorth centre, Town town) {
        return town.spots().nameAt(centre).orElseGet(() -> {
            var at = town.municipality().map().metric().unproject(centre);
            return String.format(Locale.ROOT, "%.4f, %.4f", at.latitude(), at.longitude());
        });
    }

    private static String areaName(Alert alert, Town town) {
        var code = alert.find().where().areaCode();
        return town.layers().stream()
                .flatMap(layer -> layer.areas().stream())
                .filter(area -> area.code().equals(code))
                .map(Area::name)
                .findFirst()
                .orElse(code);
    }

    private static String category(Alert alert, Town town) {
        var code = alert.find().what().category();
        return town.municipality()
                .words()
                .taxonomy()
                .find(code)
                .map(category -> category.name().in(town.locale()))
                .orElse(code);
    }

    private static @Nullable String placeHref(Alert alert, String name) {
        var where = alert.find().where();
        var centre = where.centre();
        if (centre != null) {
            return String.format(
                            Locale.ROOT,
                            "/place/new?circle=%.1f,%.1f,%.0f&name=",
                            centre.east(),
                            centre.north(),
                            where.radiusMetres())
                    + encoded(name);
        }
        return where.areaCode().isEmpty() || alert.find().kind() == AlertKind.MISSING_REPORT
                ? null
                : "/place/new?area=" + encoded(where.areaCode());
    }

    private static String pictureHref(Alert alert, Town town) {
        var find = alert.find();
        if (find.kind() == AlertKind.MISSING_REPORT) {
            return "/observe/shifts/" + agreementId(alert) + "/" + find.what().from();
        }
        var seen = alert.latest().what();
        var period = "/picture?period=own&from=" + seen.from() + "&to=" + seen.to();
        var centre = find.where().centre();
        if (centre != null) {
            var at = town.municipality().map().metric().unproject(centre);
            return period + String.format(Locale.ROOT, "&z=14.5&lon=%.5f&lat=%.5f", at.longitude(), at.latitude());
        }
        return find.where().areaCode().isEmpty()
                ? period + "&type=" + encoded(find.what().category())
                : period + "&view=areas&selected=" + encoded(find.where().areaCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
