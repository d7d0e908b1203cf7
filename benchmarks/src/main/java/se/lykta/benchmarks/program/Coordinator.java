package se.lykta.benchmarks.program;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import se.lykta.benchmarks.program.Answers.Kind;

/// One simulated person at the picture: looks around the map, filters, opens cells, thinks in between. Sends the
/// requests that the page's own script sends for the same moves, with the same addresses.
final class Coordinator implements Runnable {
    /// Where the made-up incidents lie.
    static final double LONGITUDE = 12.53;

    static final double LATITUDE = 57.975;

    static final double SHORTEST_THOUGHT_SECONDS = 1;
    static final double LONGEST_THOUGHT_SECONDS = 3;

    private static final double MAP_WIDTH_PIXELS = 900;
    private static final double MAP_HEIGHT_PIXELS = 650;
    private static final double WORLD_PIXELS = 512;
    private static final double DOTS_ZOOM = 15;
    private static final double FARTHEST_DEGREES = 0.12;
    private static final List<String> TYPES = List.of(
            "DISORDER",
            "VANDALISM",
            "LITTER",
            "GRAFFITI",
            "THEFT",
            "TRAFFIC",
            "YOUTH_GATHERING",
            "INTOXICATION",
            "BIKE_THEFT",
            "THREAT_VIOLENCE",
            "BURGLARY",
            "FIRE");
    private static final Pattern CELL = Pattern.compile("\"(c\\d+-\\d+)\"");

    private final Browser browser;
    private final Answers answers;
    private final SplittableRandom random;
    private final LocalDate lastDay;
    private final long untilNanos;

    private double longitude = LONGITUDE;
    private double latitude = LATITUDE;
    private double zoom = 12.5;
    private List<String> types = List.of();
    private String period = "";
    private String view = "cells";
    private Browser.Answer cells = new Browser.Answer(200, new byte[0], false, 0);

    /// @param lastDay of the incidents
    /// @param untilNanos when to stop, as [System#nanoTime] counts
    Coordinator(Browser browser, Answers answers, SplittableRandom random, LocalDate lastDay, long untilNanos) {
        this.browser = browser;
        this.answers = answers;
        this.random = random;
        this.lastDay = lastDay;
        this.untilNanos = untilNanos;
    }

    @Override
    public void run() {
        try {
            // Not all in the same second.
            think(0, LONGEST_THOUGHT_SECONDS);
            open();
            while (System.nanoTime() < untilNanos) {
                think(SHORTEST_THOUGHT_SECONDS, LONGEST_THOUGHT_SECONDS);
                act(random.nextInt(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void think(double shortest, double longest) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (1e9 * random.nextDouble(shortest, longest)));
    }

    /// One move out of a hundred.
    private void act(int move) throws InterruptedException {
        if (move < 45) {
            pan();
        } else if (move < 63) {
            zoom = Math.clamp(zoom + (random.nextBoolean() ? 1 : -1), 9, 17);
            map();
        } else if (move < 75) {
            chooseTypes();
        } else if (move < 85) {
            choosePeriod();
        } else if (move < 94) {
            openCell();
        } else if (move < 98) {
            view = List.of("cells", "cells", "areas", "density", "lastyear").get(random.nextInt(5));
            filtered();
        } else {
            open();
        }
    }

    private void open() throws InterruptedException {
        get(Kind.PAGE, "/picture" + query(true), "Accept", "text/html");
        get(Kind.OUTLINE, "/picture/outline.geojson", "Accept", "application/json");
        map();
    }

    private void pan() throws InterruptedException {
        longitude = near(longitude + widthDegrees() * random.nextDouble(-0.6, 0.6), LONGITUDE);
        latitude = near(latitude + heightDegrees() * random.nextDouble(-0.6, 0.6), LATITUDE);
        map();
    }

    private static double near(double degrees, double middle) {
        return Math.clamp(degrees, middle - FARTHEST_DEGREES, middle + FARTHEST_DEGREES);
    }

    private void chooseTypes() throws InterruptedException {
        var chosen = new ArrayList<String>();
        int count = random.nextInt(4);
        while (chosen.size() < count) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            if (!chosen.contains(type)) {
                chosen.add(type);
            }
        }
        types = chosen;
        filtered();
    }

    private void choosePeriod() throws InterruptedException {
        int choice = random.nextInt(10);
        var to = lastDay.minusWeeks(random.nextInt(100));
        period = switch (choice) {
            case 0, 1, 2 -> "";
            case 3, 4 -> "period=week&from=" + to.minusDays(6) + "&to=" + to;
            case 5, 6 -> "period=28d&from=" + to.minusDays(27) + "&to=" + to;
            case 7 -> "period=quarter&from=" + to.minusDays(27) + "&to=" + to;
            case 8 -> "period=year&from=" + to.minusDays(27) + "&to=" + to;
            default -> "period=own&from=" + to.minusDays(random.nextInt(180)) + "&to=" + to;
        };
        filtered();
    }

    /// The page's part for the new choice, and then what its map asks for.
    private void filtered() throws InterruptedException {
        get(Kind.FILTERED, "/picture" + query(true), "HX-Request", "true");
        map();
    }

    private void openCell() throws InterruptedException {
        var ids = CELL.matcher(cells.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        if (view.equals("cells") && !ids.isEmpty()) {
            var query = query(true);
            get(
                    Kind.DETAIL,
                    "/picture/cell" + query + (query.isEmpty() ? "?" : "&") + "id="
                            + ids.get(random.nextInt(ids.size())),
                    "HX-Request",
                    "true");
        } else {
            pan();
        }
    }

    /// What the map asks for after each move and each new page.
    private void map() throws InterruptedException {
        switch (view) {
            case "areas" -> get(Kind.AREAS, "/picture/areas.json" + query(true), "Accept", "application/json");
            case "density" -> get(Kind.DENSITY, "/picture/density.json" + query(true), "Accept", "application/json");
            default -> cells = get(Kind.CELLS, "/picture/cells.json" + seen(), "Accept", "application/json");
        }
        if (zoom >= DOTS_ZOOM) {
            get(Kind.DOTS, "/picture/dots.json" + seen(), "Accept", "application/json");
        }
    }

    private double widthDegrees() {
        return MAP_WIDTH_PIXELS * 360 / (WORLD_PIXELS * Math.pow(2, zoom));
    }

    private double heightDegrees() {
        return widthDegrees() * MAP_HEIGHT_PIXELS / MAP_WIDTH_PIXELS * Math.cos(Math.toRadians(latitude));
    }

    /// The visible part, rounded outwards as the page's script does.
    private String seen() {
        var query = query(false);
        return query
                + (query.isEmpty() ? "?" : "&")
                + String.format(
                        Locale.ROOT,
                        "bbox=%.3f,%.3f,%.3f,%.3f&zoom=%.1f",
                        Math.floor((longitude - widthDegrees() / 2) * 200) / 200,
                        Math.floor((latitude - heightDegrees() / 2) * 200) / 200,
                        Math.ceil((longitude + widthDegrees() / 2) * 200) / 200,
                        Math.ceil((latitude + heightDegrees() / 2) * 200) / 200,
                        zoom);
    }

    /// @param position whether the address carries where the map stands
    private String query(boolean position) {
        var parts = new ArrayList<String>();
        types.forEach(type -> parts.add("type=" + type));
        if (!period.isEmpty()) {
            parts.add(period);
        }
        if (!view.equals("cells")) {
            parts.add("view=" + view);
        }
        if (position) {
            parts.add(String.format(Locale.ROOT, "z=%.2f&lon=%.5f&lat=%.5f", zoom, longitude, latitude));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private Browser.Answer get(Kind kind, String path, String header, String value) throws InterruptedException {
        var answer = ask(path, header, value);
        if (answer.status() == 200) {
            answers.of(kind).add(answer.nanos(), answer.body().length);
        } else {
            answers.faults().add(answer.status() + " " + path);
        }
        var file = ask("/" + kind.file(), "Accept", "*/*");
        if (file.status() == 200) {
            answers.filesOf(kind).add(file.nanos(), file.body().length);
        } else {
            answers.faults().add(file.status() + " " + kind.file());
        }
        return answer;
    }

    private Browser.Answer ask(String path, String header, String value) throws InterruptedException {
        try {
            return browser.get(path, header, value);
        } catch (IOException e) {
            answers.faults().add(e + " " + path);
            return new Browser.Answer(0, new byte[0], false, 0);
        }
    }
}
