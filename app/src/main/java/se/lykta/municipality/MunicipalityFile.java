package se.lykta.municipality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLat;
import se.lykta.area.LonLatBox;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.ConfigurationProblem.Code;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a municipality's configuration file; docs/municipality-file.md describes it.
public final class MunicipalityFile {

    static final long MOST_BYTES = 5_000_000;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,11}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final Path folder;

    private MunicipalityFile(Path folder) {
        this.folder = folder;
    }

    /// What municipality does the file describe? Layer files are looked for beside it. Never throws for what is
    /// in it.
    public static MunicipalityReading read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return refused(Code.FILE_TOO_LARGE, "", Files.size(file) + "", "<= " + MOST_BYTES);
            }
            Path folder = file.toAbsolutePath().getParent();
            return parse(Files.readString(file), folder == null ? file : folder);
        } catch (IOException unreadable) {
            return refused(Code.FILE_UNREADABLE, "", String.valueOf(unreadable.getMessage()), "JSON, UTF-8");
        }
    }

    /// @param folder where the layer files stand
    static MunicipalityReading parse(String document, Path folder) {
        try {
            return new MunicipalityFile(folder).municipality(JSON.readTree(document), document);
        } catch (JacksonException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : malformed.getLocation().getLineNr() + ":"
                            + malformed.getLocation().getColumnNr();
            return refused(Code.JSON_MALFORMED, where, malformed.getOriginalMessage(), "JSON");
        }
    }

    /// Which top-level fields of two files differ? In alphabetical order.
    static List<String> changedFields(String former, String document) {
        JsonNode before = JSON.readTree(former);
        JsonNode after = JSON.readTree(document);
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return List.copyOf(names);
    }

    private static MunicipalityReading refused(Code code, String where, String found, String expected) {
        return new MunicipalityReading.Refused(List.of(new ConfigurationProblem(code, where, found, expected)));
    }

    private MunicipalityReading municipality(JsonNode node, String document) {
        Fields root = new Fields(node, "", problems);
        root.integer("format", 1, 1);
        String code = root.text("code", CODE);
        Profile profile = profile(root);
        MapFrame map = map(root);
        Rules rules = rules(root);
        Words words = new Words(taxonomy(root), sources(root));
        Geography geography = new GeographyFields(root, folder, map).read();
        root.refuseUnknown();
        if (!problems.isEmpty()) {
            return new MunicipalityReading.Refused(problems);
        }
        return new MunicipalityReading.Read(
                new Municipality(new MunicipalityId(code), profile, map, rules, words, geography), document);
    }

    private Profile profile(Fields root) {
        List<String> languages = root.texts("languages");
        if (languages.isEmpty() || !Set.of("sv", "en").containsAll(languages)) {
            root.note(Code.VALUE_NOT_ALLOWED, root.at("languages"), languages.toString(), "sv, en");
        }
        return new Profile(
                root.localText("name"),
                root.text("country", COUNTRY),
                zone(root),
                languages,
                theme(root.object("theme")));
    }

    private static ZoneId zone(Fields root) {
        String text = root.text("timeZone");
        try {
            return text.equals("?") ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            root.note(Code.VALUE_NOT_ALLOWED, root.at("timeZone"), text, "Europe/Stockholm, …");
            return ZoneId.of("UTC");
        }
    }

    private Theme theme(Fields theme) {
        int before = problems.size();
        String primary = theme.text("primary", COLOUR);
        String onPrimary = theme.text("onPrimary", COLOUR);
        theme.refuseUnknown();
        boolean readable = problems.size() == before && !primary.equals("?") && !onPrimary.equals("?");
        double contrast = readable ? Theme.contrast(primary, onPrimary) : 0;
        if (readable && contrast < Theme.LEAST_CONTRAST) {
            theme.note(
                    Code.CONTRAST_TOO_LOW,
                    theme.where(),
                    String.format(Locale.ROOT, "%.2f", contrast),
                    ">= " + Theme.LEAST_CONTRAST);
        }
        return contrast >= Theme.LEAST_CONTRAST ? new Theme(primary, onPrimary) : new Theme("#000000", "#ffffff");
    }

    private static MapFrame map(Fields root) {
        Fields map = root.object("map");
        double west = map.number("west", -180, 180);
        double south = map.number("south", -90, 90);
        double east = map.number("east", -180, 180);
        double north = map.number("north", -90, 90);
        double zoom = map.number("zoom", 0, 22);
        LonLatBox box = new LonLatBox(-180, -90, 180, 90);
        if (west < east && south < north) {
            box = new LonLatBox(west, south, east, north);
        } else {
            map.note(
                    Code.VALUE_NOT_ALLOWED,
                    map.where(),
                    west + " " + south + " " + east + " " + north,
                    "west < east, south < north");
        }
        LonLat centre = box.centre();
        if (map.has("centre")) {
            Fields given = map.object("centre");
            centre = given.position();
            given.refuseUnknown();
            if (!box.contains(centre)) {
                map.note(
                        Code.OUTSIDE_FRAME,
                        map.at("centre"),
                        centre.longitude() + " " + centre.latitude(),
                        box.toString());
                centre = box.centre();
            }
        }
        CoordinateSystem metric = metric(map, "metricEpsg");
        CoordinateSystem local = map.has("localEpsg") ? metric(map, "localEpsg") : metric;
        map.refuseUnknown();
        return new MapFrame(box, centre, zoom, metric, local);
    }

    private static CoordinateSystem metric(Fields map, String field) {
        int epsg = map.integer(field, 1000, 99_999, CoordinateSystem.SWEREF99_TM.epsg());
        return CoordinateSystem.find(epsg).filter(CoordinateSystem::isMetric).orElseGet(() -> {
            map.note(
                    Code.VALUE_NOT_ALLOWED,
                    map.at(field),
                    String.valueOf(epsg),
                    "3006..3018, 25828..25838, 32601..32660, 32701..32760");
            return CoordinateSystem.SWEREF99_TM;
        });
    }

    private static Rules rules(Fields root) {
        Fields given = root.object("thresholds");
        Thresholds thresholds = new Thresholds(
                given.integer("minimumCount", 1, 1000, 5),
                given.integer("minimumPopulation", 0, 1_000_000, 0),
                given.integer("roundTo", 1, 1000, 1));
        given.refuseUnknown();
        List<Retention> retention = new ArrayList<>();
        for (Fields each : root.objects("retention")) {
            retention.add(new Retention(each.text("what"), each.integer("months", 1, 1200), each.text("decision", "")));
            each.refuseUnknown();
        }
        return new Rules(thresholds, retention, reportDue(root), root.integer("answerWorkingDays", 1, 90, 5));
    }

    private static LocalTime reportDue(Fields root) {
        String text = root.text("reportDue", "10:00");
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unknown) {
            root.note(Code.VALUE_NOT_ALLOWED, root.at("reportDue"), text, "10:00");
            return LocalTime.of(10, 0);
        }
    }

    private Taxonomy taxonomy(Fields root) {
        List<Category> categories = new ArrayList<>(sharedCategories());
        if (!root.has("taxonomy")) {
            return new Taxonomy(categories);
        }
        Fields own = root.object("taxonomy");
        for (String code : own.texts("without")) {
            if (!categories.removeIf(category -> category.code().equals(code))) {
                own.note(Code.REFERENCE_UNKNOWN, own.at("without"), code, "taxonomy.json");
            }
        }
        Set<String> seen = new HashSet<>();
        for (Fields each : own.objects("categories")) {
            Category category = category(each);
            if (!seen.add(category.code())) {
                each.note(Code.VALUE_DUPLICATE, each.at("code"), category.code(), "");
            }
            int place = categories.stream().map(Category::code).toList().indexOf(category.code());
            if (place >= 0) {
                categories.set(place, category);
            } else {
                categories.add(category);
            }
        }
        own.refuseUnknown();
        return new Taxonomy(categories);
    }

    private static Category category(Fields fields) {
        Category category = new Category(
                fields.text("code", Pattern.compile("[A-Z][A-Z0-9_]{1,39}")),
                fields.localText("name"),
                fields.oneOf("kind", Category.Kind.class),
                fields.oneOf("sensitivity", Category.Sensitivity.class),
                fields.text("crimeCode", ""));
        fields.refuseUnknown();
        return category;
    }

    private static List<Category> sharedCategories() {
        try (InputStream in = MunicipalityFile.class.getResourceAsStream("/municipalities/taxonomy.json")) {
            if (in == null) {
                throw new IllegalStateException("municipalities/taxonomy.json is missing from the program");
            }
            List<ConfigurationProblem> problems = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Fields root = new Fields(JSON.readTree(text), "", problems);
            List<Category> categories = root.objects("categories").stream()
                    .map(MunicipalityFile::category)
                    .toList();
            if (!problems.isEmpty()) {
                throw new IllegalStateException("municipalities/taxonomy.json: " + problems);
            }
            return categories;
        } catch (IOException unreadable) {
            throw new IllegalStateException("municipalities/taxonomy.json cannot be read", unreadable);
        }
    }

    private static List<IncidentSource> sources(Fields root) {
        List<IncidentSource> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields each : root.objects("sources")) {
            String code = each.text("code", GeographyFields.SMALL_CODE);
            if (!seen.add(code)) {
                each.note(Code.VALUE_DUPLICATE, each.at("code"), code, "");
            }
            sources.add(new IncidentSource(
                    code, each.localText("name"), each.oneOf("knownBy", IncidentSource.KnownBy.class)));
            each.refuseUnknown();
        }
        return sources;
    }
}
