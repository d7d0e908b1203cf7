package se.lykta.observe.field;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Retention;
import se.lykta.observe.FieldPhotos;

/// Disposes of photos whose last day has passed, where the municipality has decided so; until then the date is a
/// proposal. Several instances may do it at the same time: what is gone is gone.
@Component
@ConditionalOnWebApplication
class PhotoDisposal {
    static final String WHAT = "observe.photo";
    private static final Logger LOG = LoggerFactory.getLogger(PhotoDisposal.class);
    private static final Actor ACTOR = Actor.job("photo-disposal");

    private final FieldPhotos photos;
    private final Municipalities municipalities;
    private final Clock clock;

    PhotoDisposal(FieldPhotos photos, Municipalities municipalities, Clock clock) {
        this.photos = photos;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        try {
            municipalities.all().forEach(this::dispose);
        } catch (RuntimeException e) {
            LOG.error("photo disposal stopped, trying again later", e);
        }
    }

    void dispose(MunicipalityId municipality) {
        municipalities.find(municipality).ifPresent(settings -> {
            if (settings.rules().retention().stream().noneMatch(PhotoDisposal::isDecided)) {
                return;
            }
            var today = LocalDate.ofInstant(clock.instant(), settings.profile().zone());
            int disposed = photos.disposeBefore(municipality, today, ACTOR);
            if (disposed > 0) {
                LOG.info("photos disposed municipality={} count={}", municipality, disposed);
            }
        });
    }

    private static boolean isDecided(Retention rule) {
        return rule.what().equals(WHAT) && rule.isDecided();
    }
}
