package se.lykta.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.lykta.area.Area;
import se.lykta.area.AreaLocator;
import se.lykta.area.AreaReading;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LonLat;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.MunicipalityFile;
import se.lykta.municipality.MunicipalityReading;
import se.lykta.municipality.ShippedMunicipality;

/// The example town as data: the shipped municipality's areas and people, and the places and texts invented for it.
///
/// @param areas of the municipality's first layer, ordered by code
/// @param residents per area code
record ExampleTown(
        Municipality municipality,
        List<ExamplePlace> places,
        List<Area> areas,
        AreaLocator locator,
        Map<String, Long> residents,
        Sentences sentences) {
    static final String FOLDER = "/example/" + ShippedMunicipality.EXAMPLE + "/";

    ExampleTown {
        places = List.copyOf(places);
        areas = List.copyOf(areas);
        residents = Map.copyOf(residents);
    }

    static ExampleTown read() {
        try {
            Path folder = Files.createTempDirectory("lykta-example");
            try {
                return read(folder);
            } finally {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExampleTown read(Path folder) {
        if (!(MunicipalityFile.read(ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder))
                instanceof MunicipalityReading.Read read)) {
            throw new IllegalStateException("the shipped municipality cannot be read");
        }
        var municipality = read.municipality();
        var metric = municipality.map().metric();
        var layer = municipality.geography().layers().getFirst();
        if (!(layer.file().read(metric) instanceof AreaReading.Read outlines)) {
            throw new IllegalStateException("the shipped layer " + layer.code() + " cannot be read");
        }
        var locator = new AreaLocator(outlines.areas());
        var rows = rows("places.csv");
        var places = IntStream.range(0, rows.size())
                .mapToObj(number -> place(number, rows.get(number), metric, outlines.areas(), locator))
                .toList();
        var residents = municipality.geography().populations().getFirst().perArea();
        return new ExampleTown(
                municipality, places, outlines.areas(), locator, residents, new Sentences(rows("sentences.csv")));
    }

    static Sentences sentencesOnly() {
        return new Sentences(rows("sentences.csv"));
    }

    ExamplePlace place(String code) {
        return places.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("place is " + code + ", must be in places.csv"));
    }

    ExamplePlace placeNamed(String name) {
        return places.stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("place is " + name + ", must be in places.csv"));
    }

    /// A point anywhere in an area.
    EastNorth within(int areaIndex, Draws draws) {
        var box = areas.get(areaIndex).box();
        while (true) {
            double east = box.getMinX() + draws.uniform() * box.getWidth();
            double north = box.getMinY() + draws.uniform() * box.getHeight();
            if (locator.locate(east, north) == areaIndex) {
                return new EastNorth(east, north);
            }
        }
    }

    private static ExamplePlace place(
            int number, String[] row, CoordinateSystem metric, List<Area> areas, AreaLocator locator) {
        var position = new LonLat(Double.parseDouble(row[2]), Double.parseDouble(row[3]));
        var centre = metric.project(position);
        return new ExamplePlace(
                number,
                row[0],
                row[1],
                position,
                centre,
                Double.parseDouble(row[4]),
                areas.get(locator.locate(centre.east(), centre.north())).code(),
                Beat.valueOf(row[5]),
                Rhythm.valueOf(row[6]),
                Double.parseDouble(row[7]),
                Double.parseDouble(row[8]),
                Mix.parse(row[9]));
    }

    /// The rows of a file of the example set: semicolons between, comments after `#`, names in the first row.
    private static List<String[]> rows(String name) {
        try (var in = ExampleTown.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
            return lines.filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var listed = Files.list(folder)) {
            listed.forEach(files::add);
        }
        for (var file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
