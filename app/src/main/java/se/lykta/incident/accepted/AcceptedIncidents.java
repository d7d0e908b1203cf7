package se.lykta.incident.accepted;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLocator;
import se.lykta.area.Areas;
import se.lykta.area.EastNorth;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.Revisions;
import se.lykta.ingest.TimePrecision;
import se.lykta.ingest.Verification;
import se.lykta.ingest.run.SourceNumbers;
import se.lykta.municipality.Category;
import se.lykta.municipality.IncidentSource;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.observe.AcceptedReport;
import se.lykta.observe.AcceptedReports;

/// Makes incidents of the reports that a person accepted: one for each key, with the former content as a version
/// when a report is accepted anew with other content.
@Component
final class AcceptedIncidents implements AcceptedReports {
    private static final String CONTENT = """
            source_id, source_key, content_hash, category, source_type, known_by, verification, is_counted,
            location_quality, radius_metres, longitude, latitude, east_metres, north_metres, area_ids, place,
            earliest_at, latest_at, time_precision, reported_at, summary, area_code, version_at""";

    private final Municipalities municipalities;
    private final Areas areas;
    private final Clock clock;

    AcceptedIncidents(Municipalities municipalities, Areas areas, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.clock = clock;
    }

    private record Stored(long id, long contentHash) {}

    @Override
    public Outcome take(JdbcClient db, MunicipalityId municipality, AcceptedReport report) {
        long revision = Revisions.next(db, municipality);
        int source = source(db, municipality, report.sourceCode());
        long hash = hash(report);
        var stored = find(db, municipality, source, report.key());
        if (stored.filter(known -> known.contentHash() == hash).isPresent()) {
            return Outcome.SAME;
        }
        stored.ifPresent(known -> keepFormer(db, municipality, known.id()));
        write(db, municipality, new Row(report, source, revision, hash));
        return stored.isPresent() ? Outcome.CHANGED : Outcome.FRESH;
    }

    private static Optional<Stored> find(JdbcClient db, MunicipalityId municipality, int source, String key) {
        return db.sql("""
                select incident_id, content_hash
                from incident
                where municipality_id = :municipality and source_id = :source and source_key = :key
                """)
                .param("municipality", municipality.value())
                .param("source", source)
                .param("key", key)
                .query((row, number) -> new Stored(row.getLong(1), row.getLong(2)))
                .optional();
    }

    private int source(JdbcClient db, MunicipalityId municipality, String code) {
        var name = municipalities.get(municipality).words().sources().stream()
                .filter(known -> known.code().equals(code))
                .map(IncidentSource::name)
                .map(text -> text.sv())
                .findFirst()
                .orElse(code);
        return SourceNumbers.known(db, municipality, code, name);
    }

    private static void keepFormer(JdbcClient db, MunicipalityId municipality, long id) {
        db.sql("insert into incident_version (municipality_id, incident_id, version, run_id, received_at, " + CONTENT
                        + ") select municipality_id, incident_id, version, run_id, received_at, " + CONTENT + """

                        from incident
                        where municipality_id = :municipality and incident_id = :id
                        """)
                .param("municipality", municipality.value())
                .param("id", id)
                .update();
    }

    private record Row(AcceptedReport report, int source, long revision, long hash) {}

    private void write(JdbcClient db, MunicipalityId id, Row row) {
        var report = row.report();
        var municipality = municipalities.get(id);
        var position = report.where().position();
        var metric = position == null ? null : municipality.map().metric().project(position);
        boolean rumour = isRumour(municipality, report.category());
        var verification = rumour ? Verification.RUMOUR : Verification.UNCONFIRMED;
        var earliest = report.times().earliestAt().truncatedTo(ChronoUnit.MINUTES);
        var latest = report.times().latestAt().truncatedTo(ChronoUnit.MINUTES);
        db.sql(WRITE)
                .param("municipality", id.value())
                .param("revision", row.revision())
                .param("source", row.source())
                .param("key", report.key())
                .param("hash", row.hash())
                .param("category", report.category())
                .param("knownBy", report.knownBy().ordinal())
                .param("verification", verification.ordinal())
                .param("counted", verification.mayCount())
                .param("quality", report.where().quality().ordinal())
                .param("radius", report.where().radiusMetres())
                .param("longitude", position == null ? null : position.longitude(), Types.DOUBLE)
                .param("latitude", position == null ? null : position.latitude(), Types.DOUBLE)
                .param("east", metric == null ? null : centimetres(metric.east()), Types.DOUBLE)
                .param("north", metric == null ? null : centimetres(metric.north()), Types.DOUBLE)
                .param("areas", metric == null ? new Integer[0] : areaIds(municipality, metric))
                .param("place", report.where().place())
                .param("earliest", earliest.atOffset(ZoneOffset.UTC))
                .param("latest", latest.atOffset(ZoneOffset.UTC))
                .param("precision", (earliest.equals(latest) ? TimePrecision.MINUTE : TimePrecision.INTERVAL).ordinal())
                .param("reported", report.times().receivedAt().atOffset(ZoneOffset.UTC))
                .param("summary", report.text())
                .update();
    }

    private static final String WRITE = "insert into incident (municipality_id, revision, " + CONTENT + """
            )
            values (
                :municipality, :revision, :source, :key, :hash, :category, '', :knownBy, :verification, :counted,
                :quality, :radius, :longitude, :latitude, :east, :north, :areas, :place, :earliest, :latest,
                :precision, :reported, :summary, '', null)
            on conflict (municipality_id, source_id, source_key) do update
            set version = incident.version + 1,
                revision = excluded.revision,
                run_id = null,
                received_at = now(),
                content_hash = excluded.content_hash,
                category = excluded.category,
                known_by = excluded.known_by,
                verification = excluded.verification,
                is_counted = excluded.is_counted,
                location_quality = excluded.location_quality,
                radius_metres = excluded.radius_metres,
                longitude = excluded.longitude,
                latitude = excluded.latitude,
                east_metres = excluded.east_metres,
                north_metres = excluded.north_metres,
                area_ids = excluded.area_ids,
                place = excluded.place,
                earliest_at = excluded.earliest_at,
                latest_at = excluded.latest_at,
                time_precision = excluded.time_precision,
                reported_at = excluded.reported_at,
                summary = excluded.summary
            """;

    private Integer[] areaIds(Municipality municipality, EastNorth at) {
        var today =
                LocalDate.ofInstant(Instant.now(clock), municipality.profile().zone());
        return areas.onOrAfter(municipality.id(), today).stream()
                .flatMapToInt(layer -> {
                    int index = layer.locator().locate(at.east(), at.north());
                    return index == AreaLocator.NOWHERE
                            ? IntStream.empty()
                            : IntStream.of(AreaId.of(layer.number(), index));
                })
                .boxed()
                .toArray(Integer[]::new);
    }

    /// Hearsay is kept and never counted.
    private static boolean isRumour(Municipality municipality, String category) {
        return municipality
                .words()
                .taxonomy()
                .find(category)
                .filter(known -> known.kind() == Category.Kind.RUMOUR)
                .isPresent();
    }

    private static double centimetres(double metres) {
        return Math.rint(metres * 100) / 100;
    }

    /// Equal when all that is stored is equal.
    private static long hash(AcceptedReport report) {
        var where = report.where();
        var text = String.format(
                Locale.ROOT,
                "%s\n%s\n%s\n%d\n%s\n%s\n%s\n%s\n%s",
                report.category(),
                report.knownBy(),
                where.quality(),
                where.radiusMetres(),
                where.position(),
                where.place(),
                report.times().earliestAt(),
                report.times().latestAt(),
                report.text());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
