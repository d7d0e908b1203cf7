package se.lykta.picture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;
import se.lykta.area.Areas;
import se.lykta.area.LonLat;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.municipality.MapFrame;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;

/// The [Ground] of every municipality, read again at most every half minute.
@Component
class Grounds {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Set<PlaceName.Kind> NAMES_A_SPOT =
            EnumSet.of(PlaceName.Kind.LOCALITY, PlaceName.Kind.STREET, PlaceName.Kind.PLACE, PlaceName.Kind.EXAMPLE);

    private final ImportRuns runs;
    private final Municipalities municipalities;
    private final Areas areas;
    private final PlaceNames placeNames;
    private final ExampleMode exampleMode;
    private final Clock clock;
    private final Map<MunicipalityId, Kept> kept = new ConcurrentHashMap<>();
    private final Map<MunicipalityId, ReentrantLock> readings = new ConcurrentHashMap<>();

    private record Kept(Ground ground, Instant readAt) {}

    Grounds(
            ImportRuns runs,
            Municipalities municipalities,
            Areas areas,
            PlaceNames placeNames,
            ExampleMode exampleMode,
            Clock clock) {
        this.runs = runs;
        this.municipalities = municipalities;
        this.areas = areas;
        this.placeNames = placeNames;
        this.exampleMode = exampleMode;
        this.clock = clock;
    }

    Ground of(MunicipalityId id) {
        var reading = reading(id);
        var found = kept.get(id);
        if (found != null && isFresh(found)) {
            return found.ground();
        }
        // One reads anew; meanwhile the others take what there is.
        if (found != null && !reading.tryLock()) {
            return found.ground();
        }
        if (found == null) {
            reading.lock();
        }
        try {
            var newest = kept.get(id);
            return newest != null && isFresh(newest) ? newest.ground() : readAndKeep(id, newest);
        } finally {
            reading.unlock();
        }
    }

    private ReentrantLock reading(MunicipalityId id) {
        return readings.computeIfAbsent(id, any -> new ReentrantLock());
    }

    private boolean isFresh(Kept found) {
        return found.readAt().plus(FRESH).isAfter(clock.instant());
    }

    private Ground readAndKeep(MunicipalityId id, @Nullable Kept former) {
        var now = clock.instant();
        var ground = read(id, former);
        kept.put(id, new Kept(ground, now));
        return ground;
    }

    private Ground read(MunicipalityId id, @Nullable Kept former) {
        var municipality = municipalities.get(id);
        var map = municipality.map();
        var layers =
                areas.on(id, LocalDate.now(clock.withZone(municipality.profile().zone())));
        return new Ground(
                municipality,
                layers,
                layers.stream().map(layer -> locator(layer, former)).toList(),
                placeNames.all(id).stream()
                        .filter(name -> namesASpot(name, municipality))
                        .map(name -> place(name, map))
                        .toList(),
                frame(map),
                runs.sourceNames(id),
                exampleMode.isMarked(id));
    }

    /// A version of a layer never changes, so its locator, which is dear to make, is kept.
    private static AreaLocator locator(AreaLayer layer, @Nullable Kept former) {
        if (former != null) {
            var known = former.ground().layers();
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).number() == layer.number()) {
                    return former.ground().locators().get(i);
                }
            }
        }
        return layer.locator();
    }

    /// The chief town bears the municipality's name, which says nothing about where in it.
    private static boolean namesASpot(PlaceName name, Municipality municipality) {
        return name.position() != null
                && NAMES_A_SPOT.contains(name.kind())
                && !(name.kind() == PlaceName.Kind.LOCALITY
                        && name.name().equals(municipality.profile().name().sv()));
    }

    private static Ground.Place place(PlaceName name, MapFrame map) {
        return new Ground.Place(name.name(), map.metric().project(java.util.Objects.requireNonNull(name.position())));
    }

    private static Envelope frame(MapFrame map) {
        var box = map.box();
        var envelope = new Envelope();
        double middle = (box.west() + box.east()) / 2;
        for (double lat : List.of(box.south(), box.north())) {
            for (double lon : List.of(box.west(), middle, box.east())) {
                var corner = map.metric().project(new LonLat(lon, lat));
                envelope.expandToInclude(corner.east(), corner.north());
            }
        }
        return envelope;
    }
}
