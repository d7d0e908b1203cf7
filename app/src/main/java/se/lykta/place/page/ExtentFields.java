package se.lykta.place.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lykta.area.EastNorth;
import se.lykta.incident.Extent;

/// An extent as people write it in a form: a position with a radius, or corners, one on each line.
final class ExtentFields {
    static final String POSITION = "position";
    static final String RADIUS = "radius";
    static final String CORNERS = "corners";

    private static final Pattern WITH_POINT = Pattern.compile("-?[0-9]{1,8}(?:[.][0-9]{1,12})?");
    private static final Pattern WITH_COMMA = Pattern.compile("-?[0-9]{1,8}(?:,[0-9]{1,12})?");
    private static final Pattern ADDRESS = Pattern.compile("(-?[0-9]{1,8}(?:[.][0-9]{1,3})?,){2}[0-9]{1,5}");
    private static final double USUAL_RADIUS_METRES = 75;

    private ExtentFields() {}

    /// The fields that would give this extent. Degrees with six decimals are right to a decimetre.
    static Map<String, String> of(Extent extent, PlaceGround ground) {
        return switch (extent) {
            case Extent.Circle circle ->
                Map.of(
                        POSITION,
                        text(circle.centre(), ground),
                        RADIUS,
                        Long.toString(Math.round(circle.radiusMetres())),
                        CORNERS,
                        "");
            case Extent.Polygon polygon ->
                Map.of(
                        POSITION,
                        "",
                        RADIUS,
                        Long.toString(Math.round(USUAL_RADIUS_METRES)),
                        CORNERS,
                        polygon.corners().stream()
                                .map(corner -> text(corner, ground))
                                .collect(Collectors.joining("\n")));
        };
    }

    private static String text(EastNorth position, PlaceGround ground) {
        var at = ground.metric().unproject(position);
        return String.format(Locale.ROOT, "%.6f, %.6f", at.latitude(), at.longitude());
    }

    /// Corners win over a position.
    ///
    /// @return null when the fields give none
    static @Nullable Extent read(PlaceForm form, PlaceGround ground) {
        try {
            if (!form.value(CORNERS).isEmpty()) {
                var corners = form.value(CORNERS)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> position(line, ground))
                        .toList();
                return corners.contains(Optional.<EastNorth>empty())
                        ? null
                        : new Extent.Polygon(
                                corners.stream().flatMap(Optional::stream).toList());
            }
            var radius = Double.parseDouble(form.value(RADIUS).replace(',', '.'));
            return position(form.value(POSITION), ground)
                    .<Extent>map(centre -> new Extent.Circle(centre, radius))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<EastNorth> position(String text, PlaceGround ground) {
        var numbers = new ArrayList<Double>();
        var pattern = text.contains(".") ? WITH_POINT : WITH_COMMA;
        pattern.matcher(text)
                .results()
                .forEach(found -> numbers.add(Double.valueOf(found.group().replace(',', '.'))));
        return numbers.size() == 2 ? ground.position(numbers.getFirst(), numbers.getLast()) : Optional.empty();
    }

    /// The extent that an address names: `cell=east,north,side` or `circle=east,north,radius`, centre and
    /// metres.
    static Optional<Extent> address(String name, @Nullable String value, PlaceGround ground) {
        if (value == null || !ADDRESS.matcher(value).matches()) {
            return Optional.empty();
        }
        var parts = List.of(value.split(","));
        var centre = new EastNorth(Double.parseDouble(parts.getFirst()), Double.parseDouble(parts.get(1)));
        double metres = Double.parseDouble(parts.getLast());
        if (!(metres >= 1 && metres <= Extent.Circle.MOST_METRES) || !ground.contains(centre)) {
            return Optional.empty();
        }
        return Optional.of(
                name.equals("cell") ? Extent.Polygon.square(centre, metres) : new Extent.Circle(centre, metres));
    }

    /// The address part for a circle of the usual size around a position.
    static String circle(EastNorth centre) {
        return String.format(Locale.ROOT, "%.1f,%.1f,%.0f", centre.east(), centre.north(), USUAL_RADIUS_METRES);
    }
}
