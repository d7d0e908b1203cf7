package se.lykta.observe.field;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.area.LonLat;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.PhotoReading;

/// What the app on the phone asks the server: who is signed in, take this report, take this photo, what became of
/// mine.
///
/// Answers 200 when it stands in the database, 422 with codes when somebody has to change it, 401 when somebody has
/// to sign in, 409 when the photo's report is not here yet. Whatever else comes is tried again later.
@RestController
@Requires(Permission.FIELD_REPORT)
class FieldController {
    static final int MOST_BYTES = 32_000;
    private static final long SWALLOWED = 50_000_000;
    private static final int SHOWN = 20;

    private final FieldIntake intake;
    private final FieldReports reports;
    private final FieldPhotos photos;

    FieldController(FieldIntake intake, FieldReports reports, FieldPhotos photos) {
        this.intake = intake;
        this.reports = reports;
        this.photos = photos;
    }

    /// Who is signed in, and the token that a writing request must carry.
    @GetMapping(path = "/observe/field/session", produces = MediaType.APPLICATION_JSON_VALUE)
    Session session(SignedIn me, CsrfToken token) {
        return new Session(me.municipality().value(), me.accountId(), token.getHeaderName(), token.getToken());
    }

    record Session(String municipality, UUID account, String header, String token) {}

    @PostMapping(path = "/observe/field/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> report(SignedIn me, HttpServletRequest request) throws IOException {
        var body = findBody(request, MOST_BYTES);
        if (body.isEmpty()) {
            return tooLarge();
        }
        return switch (intake.take(me, body.get())) {
            case FieldIntake.Answer.Stored(var report) -> ResponseEntity.ok(Receipt.of(report));
            case FieldIntake.Answer.Refused(var faults) ->
                ResponseEntity.unprocessableContent()
                        .body(new Refusal(faults.stream().map(Fault::code).toList()));
        };
    }

    @PutMapping(path = "/observe/field/reports/{report}/photos/{key}")
    ResponseEntity<?> photo(SignedIn me, @PathVariable UUID report, @PathVariable UUID key, HttpServletRequest request)
            throws IOException {
        var body = findBody(request, PhotoReading.MOST_BYTES);
        if (body.isEmpty()) {
            return tooLarge();
        }
        return switch (intake.take(me, report, key, body.get())) {
            case FieldIntake.PhotoAnswer.Stored() -> ResponseEntity.ok(new PhotoReceipt(key));
            case FieldIntake.PhotoAnswer.Refused(var outcome) ->
                outcome == FieldPhotos.Outcome.NO_REPORT
                        ? ResponseEntity.status(409).body(new Refusal(List.of("report")))
                        : ResponseEntity.unprocessableContent().body(new Refusal(List.of("photos")));
            case FieldIntake.PhotoAnswer.Unreadable(var reason) ->
                reason == PhotoReading.Reason.TOO_LARGE
                        ? tooLarge()
                        : ResponseEntity.unprocessableContent().body(new Refusal(List.of("picture")));
        };
    }

    /// My newest reports and what became of them.
    @GetMapping(path = "/observe/field/reports", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Mine> mine(SignedIn me) {
        return reports.newestOf(me.municipality(), me.accountId(), SHOWN).stream()
                .map(report -> Mine.of(
                        report, photos.of(me.municipality(), report.id()).size()))
                .toList();
    }

    /// That a report stands in the database: the same however often it is sent.
    record Receipt(UUID key, Instant receivedAt, int masked) {
        static Receipt of(FieldReport report) {
            return new Receipt(
                    report.id(), report.times().receivedAt(), report.what().masked());
        }
    }

    record PhotoReceipt(UUID key) {}

    record Refusal(List<String> faults) {}

    record Mine(
            UUID key,
            String category,
            String place,
            @Nullable LonLat at,
            Instant madeAt,
            int photos,
            FieldReport.State state,
            String answer,
            @Nullable Instant answeredAt) {
        static Mine of(FieldReport report, int photos) {
            var handling = report.handling();
            return new Mine(
                    report.id(),
                    report.what().category(),
                    report.where().place(),
                    report.where().position(),
                    report.times().madeAt(),
                    photos,
                    handling.state(),
                    handling.answer(),
                    handling.answeredAt());
        }
    }

    private static ResponseEntity<?> tooLarge() {
        return ResponseEntity.status(413).body(new Refusal(List.of("size")));
    }

    /// Never keeps more than may be, whatever length the request says. What is over is read and thrown away within
    /// reason: a browser that cannot send all of it would not see the answer.
    private static Optional<byte[]> findBody(HttpServletRequest request, int most) throws IOException {
        var in = request.getInputStream();
        var body = in.readNBytes(most + 1);
        if (body.length <= most) {
            return Optional.of(body);
        }
        for (long left = SWALLOWED; left > 0; ) {
            long skipped = in.skip(left);
            if (skipped == 0) {
                break;
            }
            left -= skipped;
        }
        return Optional.empty();
    }
}
