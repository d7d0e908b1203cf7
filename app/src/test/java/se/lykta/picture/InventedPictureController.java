package se.lykta.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The picture's addresses, answered with invented numbers.
@Controller
@Profile("drawing-board")
class InventedPictureController {
    @GetMapping("/picture")
    String picture(
            @RequestParam(defaultValue = "cells") String view,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String selected,
            Model model) {
        model.addAttribute("page", InventedPicture.page(view, state.equals("empty"), selected));
        return "picture/picture";
    }

    @GetMapping("/picture/cell")
    String cell(@RequestParam String id, Model model) {
        model.addAttribute("detail", InventedPicture.detail(id));
        return "picture/detail";
    }

    @GetMapping("/picture/events")
    SseEmitter events() throws IOException {
        var feed = new SseEmitter(0L);
        feed.send(SseEmitter.event().name("snapshot").data("7"));
        return feed;
    }

    @GetMapping("/picture/cells.json")
    @ResponseBody
    Map<String, Object> cells() {
        var counts = InventedPicture.counts();
        var cells = new ArrayList<List<Object>>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                cells.add(cell(i, counts[i]));
            }
        }
        return Map.of("cellMetres", 250, "breaks", Ramp.BREAKS, "cells", cells);
    }

    private static List<Object> cell(int i, int count) {
        int column = i % InventedPicture.COLUMNS;
        int row = i / InventedPicture.COLUMNS;
        long x = Math.round((InventedPicture.WEST + column * InventedPicture.LON_STEP) * 1e6);
        long y = Math.round((InventedPicture.SOUTH + row * InventedPicture.LAT_STEP) * 1e6);
        int w = (int) Math.round(InventedPicture.LON_STEP * 1e6);
        int h = (int) Math.round(InventedPicture.LAT_STEP * 1e6);
        boolean higher = column >= 14 && column <= 15 && row >= 10 && row <= 11 || i == InventedPicture.index(20, 15);
        int flag = higher ? 1 : i % 17 == 0 ? 2 : i % 41 == 0 ? 3 : 0;
        int before = Math.max(0, count + i % 7 - 3);
        int step = Integer.compare(count, before) * (Math.abs(count - before) > 2 ? 2 : 1);
        return List.of("c" + i, x, y, w, 0, w, h, 0, h, count, count / 2, count / 2 + 3, flag, before, step);
    }

    @GetMapping("/picture/density.json")
    @ResponseBody
    Map<String, Object> density() {
        int width = 90;
        int height = 66;
        var values = new ArrayList<Integer>();
        for (int row = height - 1; row >= 0; row--) {
            for (int column = 0; column < width; column++) {
                double a = Math.exp(-(Math.pow((column - 46) / 9.0, 2) + Math.pow((row - 34) / 8.0, 2)));
                double b = 0.6 * Math.exp(-(Math.pow((column - 61) / 5.0, 2) + Math.pow((row - 46) / 5.0, 2)));
                values.add((int) Math.round(255 * Math.min(1, a + b)));
            }
        }
        double east = InventedPicture.WEST + InventedPicture.COLUMNS * InventedPicture.LON_STEP;
        double north = InventedPicture.SOUTH + InventedPicture.ROWS * InventedPicture.LAT_STEP;
        return Map.of(
                "bandwidthMetres", 300,
                "width", width,
                "height", height,
                "corners",
                        List.of(
                                List.of(InventedPicture.WEST, north),
                                List.of(east, north),
                                List.of(east, InventedPicture.SOUTH),
                                List.of(InventedPicture.WEST, InventedPicture.SOUTH)),
                "values", values);
    }

    @GetMapping("/picture/dots.json")
    @ResponseBody
    Map<String, Object> dots() {
        return Map.of("dots", List.of(List.of(12543000, 57934000, "i1", 12), List.of(12544200, 57933600, "i2", 80)));
    }

    @GetMapping(
            path = {"/area/outline.geojson", "/picture/areas.json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String outlines() throws IOException {
        var folder = System.getenv("LYKTA_REAL_DATA");
        if (folder == null) {
            return "{\"type\":\"FeatureCollection\",\"features\":[]}";
        }
        var text = Files.readString(Path.of(folder, "geo_alingsas_deso2025", "alingsas_deso2025.geojson"));
        return text.replace("\"desokod\"", "\"count\":9,\"low\":4,\"high\":11,\"verdict\":\"expected\",\"code\"")
                .replaceAll("\"regsonamn\":\"Alingsås \\(([^\"]*)\\)\"", "\"name\":\"$1\"");
    }
}
