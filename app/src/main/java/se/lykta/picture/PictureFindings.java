package se.lykta.picture;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;

/// What does the picture say of a cell or an area, in a form that can be kept beside a decision?
@Component
public class PictureFindings {
    private static final Pattern CELL = Pattern.compile("c([0-9]{2,4})-([0-9]{1,9})");
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Grounds grounds;
    private final ColumnStore store;
    private final Pictures pictures;
    private final PicturePages pages;
    private final MessageSource messages;
    private final Clock clock;

    PictureFindings(
            Grounds grounds,
            ColumnStore store,
            Pictures pictures,
            PicturePages pages,
            MessageSource messages,
            Clock clock) {
        this.grounds = grounds;
        this.store = store;
        this.pictures = pictures;
        this.pages = pages;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param code id of the cell, or code of the area, as on the map
    /// @param area whether it is an area; else a cell
    /// @param outline metres in the municipality's metric system
    public record Spot(String code, String name, boolean area, Geometry outline) {}

    /// The three numbers of a spot as they stood.
    ///
    /// @param query the question as the address of the picture carries it
    /// @param lower of the expected interval; 0 when it cannot be judged
    /// @param verdict `higher`, `expected`, `lower`, `too-few` or `no-coverage`
    /// @param revision of the data the numbers were counted from
    public record Finding(
            Spot spot,
            String query,
            LocalDate from,
            LocalDate to,
            int count,
            int lower,
            int upper,
            String verdict,
            long revision) {}

    /// What the picture says of one cell or area, to whoever asks.
    ///
    /// @param parameters the state of the picture's page
    /// @param code id of a cell or code of an area in the layer that the parameters name
    /// @return empty when there is no such cell or area
    public Optional<Finding> find(
            MunicipalityId municipality, Map<String, String[]> parameters, String code, Access access, Locale locale) {
        var asked = new HashMap<>(parameters);
        var cell = CELL.matcher(code);
        asked.remove("cell");
        if (cell.matches()) {
            asked.remove("layer");
            asked.put("cell", new String[] {cell.group(1)});
        }
        var asking = asking(municipality, asked, access, locale);
        if (!cell.matches()) {
            return findArea(asking, code);
        }
        return asking.state().cellMetres() == 0
                ? Optional.empty()
                : findCell(asking, code, Long.parseLong(cell.group(2)));
    }

    /// The cells that hold more than expected in a period, also after correction for the number of cells, most
    /// surprising first.
    ///
    /// @param cellMetres 50, 100, 250, 500, 1000 or 2000
    /// @param limit at most so many
    public List<Finding> higher(
            MunicipalityId municipality, LocalDate from, LocalDate to, int cellMetres, int limit, Locale locale) {
        var asking = asking(municipality, period(from, to, cellMetres), Access.ofResident(), locale);
        var places = pages.places(asking);
        var found = new ArrayList<Finding>();
        for (var entry : places.entries()) {
            if (found.size() < limit && places.verdict(entry) == Verdict.HIGHER) {
                found.add(finding(asking, places, entry));
            }
        }
        return List.copyOf(found);
    }

    /// Everything of a period as one sum against its expectation.
    ///
    /// @param count incidents, statistics left out
    /// @param verdict as in [Finding]
    public record Total(int count, int lower, int upper, String verdict, long revision) {}

    public Total total(MunicipalityId municipality, LocalDate from, LocalDate to) {
        var asking = asking(municipality, period(from, to, 250), Access.ofResident(), Locale.ROOT);
        var total = pictures.total(asking.columns(), asking.question());
        var verdict = total.verdict(0);
        boolean judged = isJudged(verdict);
        return new Total(
                total.count()[0],
                judged ? total.expected().lower()[0] : 0,
                judged ? total.expected().upper()[0] : 0,
                verdict.code(),
                asking.columns().revision());
    }

    private static Map<String, String[]> period(LocalDate from, LocalDate to, int cellMetres) {
        return Map.of(
                "period", new String[] {"own"},
                "from", new String[] {from.toString()},
                "to", new String[] {to.toString()},
                "cell", new String[] {Integer.toString(cellMetres)});
    }

    private Asking asking(MunicipalityId municipality, Map<String, String[]> parameters, Access access, Locale locale) {
        var ground = grounds.of(municipality);
        var zone = ground.municipality().profile().zone();
        var columns = store.find(municipality).orElseGet(() -> IncidentColumns.none(municipality, zone));
        var today = LocalDate.now(clock.withZone(zone));
        var state = PictureState.of(parameters, today, pictures.usualKnown(columns));
        return new Asking(ground, columns, state, new Phrases(messages, locale), access);
    }

    private Optional<Finding> findCell(Asking asking, String code, long index) {
        var grid = asking.ground().grid(asking.cellMetres());
        if (index >= grid.cells()) {
            return Optional.empty();
        }
        var places = pages.places(asking);
        var entry = places.entries().stream()
                .filter(each -> each.id().equals(code))
                .findFirst()
                .orElseGet(() -> places.empty((int) index, grid));
        return Optional.of(finding(asking, places, entry));
    }

    private Optional<Finding> findArea(Asking asking, String code) {
        var places = asking.layer().isEmpty() ? Optional.<PlaceRows>empty() : Optional.of(pages.places(asking));
        return places.flatMap(rows -> rows.entries().stream()
                .filter(entry -> entry.id().equals(code))
                .findFirst()
                .map(entry -> finding(asking, rows, entry)));
    }

    private static Finding finding(Asking asking, PlaceRows places, PlaceRows.Entry entry) {
        var verdict = places.verdict(entry);
        boolean judged = isJudged(verdict);
        var layer = asking.layer();
        var outline = layer.<Geometry>map(
                        areas -> areas.areas().get(entry.index()).outline())
                .orElseGet(() -> square(entry.at().east(), entry.at().north(), asking.cellMetres()));
        var question = asking.question();
        return new Finding(
                new Spot(entry.id(), places.name(entry), layer.isPresent(), outline),
                asking.state().query(),
                question.from(),
                question.to(),
                entry.count(),
                judged ? places.lower(entry) : 0,
                judged ? places.upper(entry) : 0,
                verdict.code(),
                asking.columns().revision());
    }

    private static boolean isJudged(Verdict verdict) {
        return verdict != Verdict.TOO_FEW && verdict != Verdict.NO_COVERAGE;
    }

    private static Geometry square(double east, double north, int sideMetres) {
        double half = sideMetres / 2.0;
        return GEOMETRY.toGeometry(new Envelope(east - half, east + half, north - half, north + half));
    }
}
