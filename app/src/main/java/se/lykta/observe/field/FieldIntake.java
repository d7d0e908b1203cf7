package se.lykta.observe.field;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.Retention;
import se.lykta.observe.Agreements;
import se.lykta.observe.FieldPhoto;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.PhotoReading;
import se.lykta.privacy.TextScreening;

/// Takes in what phones send. The same key again gets the same answer, whatever happened before; an answer means
/// that the transaction is committed.
@Component
class FieldIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FieldIntake.class);
    private static final int CLOSE_METRES = 100;
    private static final int NEAR_METRES = 300;
    private static final int FAR_METRES = 100_000;

    private final FieldReports reports;
    private final FieldPhotos photos;
    private final Municipalities municipalities;
    private final Agreements agreements;
    private final Clock clock;

    FieldIntake(
            FieldReports reports,
            FieldPhotos photos,
            Municipalities municipalities,
            Agreements agreements,
            Clock clock) {
        this.reports = reports;
        this.photos = photos;
        this.municipalities = municipalities;
        this.agreements = agreements;
        this.clock = clock;
    }

    /// What came of a report.
    sealed interface Answer {
        /// It stands in the database, now or since before.
        record Stored(FieldReport report) implements Answer {}

        record Refused(List<Fault> faults) implements Answer {}
    }

    /// What came of a photo.
    sealed interface PhotoAnswer {
        record Stored() implements PhotoAnswer {}

        record Refused(FieldPhotos.Outcome outcome) implements PhotoAnswer {}

        record Unreadable(PhotoReading.Reason reason) implements PhotoAnswer {}
    }

    /// @param json as the phone sent it
    Answer take(SignedIn me, byte[] json) {
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        return switch (SentReport.read(json, now)) {
            case SentReport.Reading.Refused(var faults) -> refuse(faults);
            case SentReport.Reading.Read(var sent) -> take(me, sent, now);
        };
    }

    private Answer take(SignedIn me, SentReport sent, Instant now) {
        var known = reports.find(me.municipality(), sent.key());
        if (known.isPresent()) {
            return new Answer.Stored(known.get());
        }
        var settings = municipalities.get(me.municipality());
        var note = TextScreening.screen(sent.text());
        var place = TextScreening.screen(sent.where().place());
        var where = where(sent.where(), place.masked());
        var faults = new ArrayList<Fault>();
        check(faults, settings.words().taxonomy().find(sent.category()).isPresent(), Fault.CATEGORY);
        check(faults, !note.isBlocked() && !place.isBlocked(), Fault.PERSON);
        check(
                faults,
                sent.text().length() <= FieldReport.MOST_TEXT
                        && note.masked().length() <= FieldReport.MOST_TEXT
                        && place.masked().length() <= FieldReport.MOST_PLACE,
                Fault.TEXT);
        if (where == null) {
            faults.add(Fault.PLACE);
        }
        if (where == null || !faults.isEmpty()) {
            return refuse(faults);
        }
        int masked = note.findings().size() + place.findings().size();
        var what = new FieldReport.What(sent.category(), note.masked(), masked, sent.actions());
        var times = new FieldReport.Times(
                sent.times().madeAt(),
                now,
                sent.times().earliestAt(),
                sent.times().latestAt());
        var reporter = new FieldReport.Reporter(me.organisation().id(), me.accountId(), sent.serviceNumber());
        var report = FieldReport.received(sent.key(), reporter, times, where, what, ownShift(me, sent.shift()));
        return new Answer.Stored(reports.put(me.municipality(), report, Actor.of(me)));
    }

    /// @param upload the file as the phone sent it
    PhotoAnswer take(SignedIn me, UUID reportKey, UUID key, byte[] upload) {
        return switch (PhotoReading.read(upload)) {
            case PhotoReading.Refused(var reason) -> new PhotoAnswer.Unreadable(reason);
            case PhotoReading.Read(var picture) -> {
                var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
                var settings = municipalities.get(me.municipality());
                var until = now.atZone(settings.profile().zone()).toLocalDate().plusMonths(photoMonths(settings));
                var photo = new FieldPhoto(key, reportKey, me.accountId(), now, picture, until);
                var outcome = photos.put(me.municipality(), photo, Actor.of(me));
                yield outcome == FieldPhotos.Outcome.STORED
                        ? new PhotoAnswer.Stored()
                        : new PhotoAnswer.Refused(outcome);
            }
        };
    }

    /// A guess of the shift is no reason to refuse a report: one that is not of the own organisation is left
    /// out.
    private FieldReport.@Nullable ShiftDay ownShift(SignedIn me, FieldReport.@Nullable ShiftDay told) {
        return told != null
                        && agreements
                                .find(me.municipality(), told.agreementId())
                                .filter(agreement -> agreement
                                        .company()
                                        .id()
                                        .equals(me.organisation().id()))
                                .isPresent()
                ? told
                : null;
    }

    /// How well a place is known follows from how it was told. Null when the position is not in Sweden's
    /// system.
    private static FieldReport.@Nullable Where where(SentReport.Spot spot, String place) {
        if (!spot.hasPosition() || spot.way() == SentReport.Way.UNKNOWN) {
            var quality = spot.way() == SentReport.Way.NAMED ? LocationQuality.MUNICIPALITY : LocationQuality.UNKNOWN;
            return new FieldReport.Where(quality, quality.defaultRadiusMetres(), null, null, place);
        }
        if (!CoordinateSystem.WGS84.plausible().contains(spot.longitude(), spot.latitude())) {
            return null;
        }
        var position = new LonLat(spot.longitude(), spot.latitude());
        if (Math.abs(spot.longitude() - SWEREF_MERIDIAN) > SWEREF_REACH) {
            return null;
        }
        var metric = CoordinateSystem.SWEREF99_TM.project(position);
        if (!CoordinateSystem.SWEREF99_TM.plausible().contains(metric.east(), metric.north())) {
            return null;
        }
        var quality = quality(spot);
        return new FieldReport.Where(quality, radius(spot, quality), position, metric, place);
    }

    private static final int SWEREF_MERIDIAN = 15;
    private static final int SWEREF_REACH = 20;

    /// A position within some hundred metres is no better than a named place, a worse one than an area.
    private static LocationQuality quality(SentReport.Spot spot) {
        return switch (spot.way()) {
            case MEASURED ->
                accuracy(spot) <= CLOSE_METRES
                        ? LocationQuality.POINT
                        : accuracy(spot) <= NEAR_METRES ? LocationQuality.PLACE : LocationQuality.AREA;
            case PLACED -> LocationQuality.POINT;
            case NAMED -> LocationQuality.PLACE;
            case UNKNOWN -> LocationQuality.UNKNOWN;
        };
    }

    private static int radius(SentReport.Spot spot, LocationQuality quality) {
        return spot.way() == SentReport.Way.MEASURED ? accuracy(spot) : quality.defaultRadiusMetres();
    }

    private static int accuracy(SentReport.Spot spot) {
        double metres = spot.accuracyMetres();
        return metres > 0 ? (int) Math.ceil(Math.min(metres, FAR_METRES)) : LocationQuality.POINT.defaultRadiusMetres();
    }

    private static int photoMonths(Municipality settings) {
        return settings.rules().retention().stream()
                .filter(rule -> rule.what().equals(PhotoDisposal.WHAT))
                .mapToInt(Retention::months)
                .findFirst()
                .orElse(PhotoDisposal.USUAL_MONTHS);
    }

    private static void check(List<Fault> faults, boolean holds, Fault fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static Answer refuse(List<Fault> faults) {
        LOG.info("field report refused faults={}", faults);
        return new Answer.Refused(List.copyOf(faults));
    }
}
