package se.lykta.municipality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lykta.area.AreaFile;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLat;
import se.lykta.area.PlaceName;
import se.lykta.municipality.ConfigurationProblem.Code;

/// Reads what the configuration file says about layers, places and populations.
final class GeographyFields {

    static final Pattern SMALL_CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Fields root;
    private final Path folder;
    private final MapFrame map;
    private final Set<String> layerCodes = new HashSet<>();

    GeographyFields(Fields root, Path folder, MapFrame map) {
        this.root = root;
        this.folder = folder;
        this.map = map;
    }

    Geography read() {
        List<AreaLayerFile> layers = new ArrayList<>();
        for (Fields each : root.objects("layers")) {
            AreaLayerFile layer = layer(each);
            if (layer != null) {
                layers.add(layer);
            }
        }
        List<PlaceName> places = new ArrayList<>();
        for (Fields each : root.objects("localities")) {
            places.add(new PlaceName(each.text("name"), PlaceName.Kind.LOCALITY, position(each), each.text("source")));
            each.refuseUnknown();
        }
        root.objects("examplePlaces").forEach(each -> places.add(examplePlace(each)));
        List<Population> populations =
                root.objects("populations").stream().map(this::population).toList();
        return new Geography(layers, places, populations);
    }

    private @Nullable AreaLayerFile layer(Fields fields) {
        String code = fields.text("code", SMALL_CODE);
        if (!layerCodes.add(code)) {
            fields.note(Code.VALUE_DUPLICATE, fields.at("code"), code, "");
        }
        String path = fields.text("path");
        boolean inside = !path.startsWith("/") && !path.contains("..") && !path.contains("\\") && !path.contains("\0");
        if (!inside) {
            fields.note(Code.VALUE_NOT_ALLOWED, fields.at("path"), path, "deso.geojson");
        }
        CoordinateSystem system = fields.has("epsg") ? system(fields) : null;
        AreaFile file = new AreaFile(
                inside ? folder.resolve(path) : folder,
                fields.text("codeField"),
                fields.has("nameField") ? fields.text("nameField") : null,
                system,
                fields.has("table") ? fields.text("table") : null);
        var kind = fields.oneOf("kind", AreaKind.class);
        var name = fields.localText("name");
        var validFrom = fields.day("validFrom");
        String source = fields.text("source");
        fields.refuseUnknown();
        return SMALL_CODE.matcher(code).matches() ? new AreaLayerFile(code, kind, name, file, validFrom, source) : null;
    }

    private static @Nullable CoordinateSystem system(Fields fields) {
        int epsg = fields.integer("epsg", 1000, 99_999);
        var system = CoordinateSystem.find(epsg);
        if (system.isEmpty()) {
            fields.note(Code.VALUE_NOT_ALLOWED, fields.at("epsg"), String.valueOf(epsg), "4326, 3006..3018, …");
        }
        return system.orElse(null);
    }

    private PlaceName examplePlace(Fields fields) {
        boolean invented = fields.truth("invented");
        String source = fields.text("source", "");
        if (!invented && source.isEmpty()) {
            fields.note(Code.SOURCE_MISSING, fields.at("source"), "", "\"…\"");
        }
        var place = new PlaceName(
                fields.text("name"),
                invented ? PlaceName.Kind.EXAMPLE : PlaceName.Kind.PLACE,
                position(fields),
                source);
        fields.refuseUnknown();
        return place;
    }

    private LonLat position(Fields fields) {
        LonLat position = fields.position();
        if (!map.box().contains(position)) {
            fields.note(
                    Code.OUTSIDE_FRAME,
                    fields.where(),
                    position.longitude() + " " + position.latitude(),
                    map.box().toString());
        }
        return position;
    }

    private Population population(Fields fields) {
        String layer = fields.text("layer");
        if (!layerCodes.contains(layer)) {
            fields.note(Code.REFERENCE_UNKNOWN, fields.at("layer"), layer, String.join(", ", layerCodes));
        }
        Fields perArea = fields.object("perArea");
        Map<String, Long> numbers = new HashMap<>();
        for (String area : perArea.names()) {
            numbers.put(area, (long) perArea.number(area, 0, 1e10));
        }
        var population = new Population(
                fields.text("code", SMALL_CODE),
                fields.localText("name"),
                layer,
                fields.day("day"),
                fields.text("source"),
                numbers);
        fields.refuseUnknown();
        return population;
    }
}
