package se.lykta.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes an example set as the files that suppliers would send, so that it comes in by the import like any other.
/// The same set gives the same bytes.
final class ExampleFiles {
    /// One file to import and the template that reads it.
    record Written(Path path, Template template, int rows) {}

    static final String TRUTHS = "example-truths.json";
    static final String PREFIX = "example-";

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("dd MMMM HH.mm", Locale.of("sv", "SE"));
    private static final DateTimeFormatter PUBLISHED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm:ss XXX", Locale.ROOT);
    private static final LonLat COUNTY_CENTRE = new LonLat(13.059643, 58.252793);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ExampleSet set;
    private final Path folder;

    private ExampleFiles(ExampleSet set, Path folder) {
        this.set = set;
        this.folder = folder;
    }

    /// Writes all files of the set into a folder, and what was planted beside them.
    ///
    /// @return the files to import
    static List<Written> write(ExampleSet set, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(TRUTHS), set.truths().toJson());
        var files = new ExampleFiles(set, folder);
        files.writeShifts();
        return List.of(
                files.writeGuardReports(),
                files.writeStaffObservations(),
                files.writeObservationSheet(),
                files.writeStatistics(),
                files.writePoliceEvents());
    }

    /// Every name says that it is an example and through which day.
    private Path path(String name, String ending) {
        return folder.resolve(PREFIX + name + "-" + set.truths().lastDay() + "." + ending);
    }

    private static Template shipped(String name) {
        return ShippedTemplates.find(name)
                .orElseThrow(() -> new IllegalStateException("template " + name + " is not shipped"));
    }

    /// A template of the example's own supplier.
    private static Template own(String name) {
        try (var in = ExampleFiles.class.getResourceAsStream(ExampleTown.FOLDER + name + "-template.json")) {
            if (in == null) {
                throw new IllegalStateException("template " + name + " is missing");
            }
            return Template.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Written writeGuardReports() throws IOException {
        var path = path("guard-reports", "csv");
        try (var csv = new CsvFile(
                path,
                ';',
                "source_id",
                "start",
                "end",
                "reported",
                "type",
                "place",
                "x",
                "y",
                "location_quality",
                "radius_metres",
                "description",
                "measure",
                "outcome",
                "shift_start",
                "shift_end",
                "patrol")) {
            for (var report : set.guardReports()) {
                var position = position(report.spot());
                csv.row(
                        report.number(),
                        ISO.format(report.at()),
                        ISO.format(report.at()),
                        ISO.format(report.shiftTo()),
                        report.category().toLowerCase(Locale.ROOT),
                        report.spot().place(),
                        decimetres(position.east()),
                        decimetres(position.north()),
                        report.spot().quality().name().toLowerCase(Locale.ROOT),
                        "",
                        report.text(),
                        "",
                        "",
                        ISO.format(report.shiftFrom()),
                        ISO.format(report.shiftTo()),
                        Integer.toString(report.patrol()));
            }
            return new Written(path, shipped("guard-profile"), csv.rows());
        }
    }

    /// Observations with a position, in the local zone with decimal commas, as a municipality's system has
    /// them.
    private Written writeStaffObservations() throws IOException {
        var path = path("staff-observations", "csv");
        var map = set.town().municipality().map();
        try (var csv = new CsvFile(
                path,
                ';',
                "id",
                "earliest",
                "latest",
                "reported",
                "unit",
                "type",
                "place",
                "quality",
                "east",
                "north",
                "area",
                "text")) {
            for (var seen : set.staffObservations()) {
                if (seen.spot().quality() != LocationQuality.AREA) {
                    var local = convert(position(seen.spot()), map.metric(), map.local());
                    csv.row(
                            seen.number(),
                            SPACED.format(seen.earliest()),
                            SPACED.format(seen.latest()),
                            SPACED.format(seen.reported()),
                            seen.unit(),
                            seen.category(),
                            seen.spot().place(),
                            seen.spot().quality().name(),
                            decimetres(local.east()).replace('.', ','),
                            decimetres(local.north()).replace('.', ','),
                            seen.spot().areaCode(),
                            seen.text());
                }
            }
            return new Written(path, own("staff"), csv.rows());
        }
    }

    /// The rest, in a simple sheet that names the place in words only.
    private Written writeObservationSheet() {
        var path = path("observation-sheet", "xlsx");
        var sheet = new SheetFile("Datum", "Tid", "Plats", "Typ", "Anmält eller upptäckt", "Beskrivning");
        for (var seen : set.staffObservations()) {
            if (seen.spot().quality() == LocationQuality.AREA) {
                sheet.row(
                        DAY.format(seen.latest()),
                        CLOCK.format(seen.latest()),
                        seen.spot().place(),
                        seen.category().toLowerCase(Locale.ROOT),
                        "upptäckt",
                        seen.text());
            }
        }
        sheet.write(path, "Observationer");
        return new Written(path, shipped("observation-sheet"), sheet.rows());
    }

    private Written writeStatistics() throws IOException {
        var path = path("police-statistics", "csv");
        try (var csv = new CsvFile(path, ',', "id", "month", "area_code", "type")) {
            for (var crime : set.reportedCrimes()) {
                csv.row(crime.number(), crime.month().toString(), crime.areaCode(), crime.category());
            }
            return new Written(path, own("police-statistics"), csv.rows());
        }
    }

    private Written writePoliceEvents() throws IOException {
        var path = path("police-events", "json");
        var county = set.town().sentences().all("name", "county").getFirst();
        var events = new ArrayList<Map<String, Object>>();
        for (var event : set.policeEvents().reversed()) {
            var isCounty = PoliceFigures.isCountyOnly(event) || event.place().equals(county);
            var centre =
                    isCounty ? COUNTY_CENTRE : set.town().municipality().map().centre();
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", event.id());
            fields.put("datetime", PUBLISHED.format(event.published()));
            fields.put("name", TITLE.format(event.at()) + ", " + event.type() + ", " + event.place());
            fields.put("summary", event.summary());
            fields.put("url", "/example/" + event.id() + "/");
            fields.put("type", event.type());
            var location = new LinkedHashMap<String, Object>();
            location.put("name", isCounty ? county : event.place());
            location.put("gps", centre.latitude() + "," + centre.longitude());
            fields.put("location", location);
            events.add(fields);
        }
        Files.writeString(path, JSON.writeValueAsString(events));
        return new Written(path, shipped("police-feed"), events.size());
    }

    /// What was agreed and reported of each shift; a shift without hours worked has no report.
    private void writeShifts() throws IOException {
        try (var csv = new CsvFile(
                path("guard-shifts", "csv"),
                ';',
                "agreement",
                "day",
                "agreed_hours",
                "worked_hours",
                "events",
                "rounds",
                "checkpoints",
                "deviations")) {
            for (var agreed : set.guardShifts()) {
                for (var walked : agreed.walked()) {
                    var work = walked.work();
                    csv.row(
                            agreed.terms().name(),
                            walked.shift().day().toString(),
                            Double.toString(walked.shift().hours()),
                            work == null ? "" : Double.toString(work.hours()),
                            work == null ? "" : Integer.toString(work.events()),
                            work == null ? "" : Integer.toString(work.rounds()),
                            work == null ? "" : Integer.toString(work.checkpoints()),
                            work == null ? "" : work.deviations());
                }
            }
        }
    }

    /// The position, or the centre of the place where only the area is known.
    private EastNorth position(Spot spot) {
        var position = spot.position();
        return position != null ? position : set.town().placeNamed(spot.place()).centre();
    }

    private static EastNorth convert(EastNorth position, CoordinateSystem from, CoordinateSystem to) {
        return to.project(from.unproject(position));
    }

    private static String decimetres(double metres) {
        return Double.toString(Math.rint(metres * 10) / 10);
    }
}
