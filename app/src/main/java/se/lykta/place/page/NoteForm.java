package se.lykta.place.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.place.Inspection;
import se.lykta.place.SafetyArea;
import se.lykta.place.SafetyWalk;
import se.lykta.privacy.KnownPlaces;
import se.lykta.privacy.TextScreening;

/// The fields of one of the forms of a place's page, and what is wrong with them.
///
/// @param which `inspection`, `walk`, `cause`, `correction`, `settle` or `answer`; empty while nobody has sent
/// one
/// @param values by field name, as written
/// @param faults keys of messages
record NoteForm(String which, Map<String, String> values, List<String> faults) {
    static final NoteForm BLANK = new NoteForm("", Map.of(), List.of());
    static final int MOST_CHARS = 2_000;
    private static final int MOST_REMARKS = 40;
    private static final int MOST_PARTICIPANTS = 999;

    NoteForm {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    public boolean isOpen(String form) {
        return which.equals(form);
    }

    NoteForm with(List<String> found) {
        return new NoteForm(which, values, found);
    }

    /// The text of a cause, a correction or an answer; empty with a fault when it is none.
    String text(List<String> faults, KnownPlaces places) {
        requireThat(!value("text").isEmpty(), "place.fault.text", faults);
        requireFit(List.of(value("text")), faults, places);
        return value("text");
    }

    /// @return null when there are faults
    @Nullable
    Inspection inspection(LocalDate today, List<String> faults, KnownPlaces places) {
        var day = day(today, faults);
        var findings = Stream.of(SafetyArea.values())
                .map(this::finding)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        requireThat(!findings.isEmpty(), "place.fault.noFindings", faults);
        var texts = new ArrayList<>(
                findings.stream().map(Inspection.Finding::remark).toList());
        texts.add(value("summary"));
        requireFit(texts, faults, places);
        var light = value("light").equals(Inspection.Light.DARK.name()) ? Inspection.Light.DARK : Inspection.Light.DAY;
        return faults.isEmpty() ? new Inspection(UUID.randomUUID(), day, light, findings, value("summary")) : null;
    }

    private Inspection.@Nullable Finding finding(SafetyArea area) {
        return Stream.of(Inspection.Grade.values())
                .filter(grade -> grade.name().equals(value("grade" + area)))
                .findFirst()
                .map(grade -> new Inspection.Finding(area, grade, value("remark" + area)))
                .orElse(null);
    }

    /// @return null when there are faults
    @Nullable
    SafetyWalk walk(LocalDate today, List<String> faults, KnownPlaces places) {
        var day = day(today, faults);
        var remarks = Stream.concat(
                        lines("good").map(text -> remark(true, text)),
                        lines("bad").map(text -> remark(false, text)))
                .toList();
        requireThat(!remarks.isEmpty() && remarks.size() <= MOST_REMARKS, "place.fault.remarks", faults);
        int participants = value("participants").matches("[0-9]{1,3}") ? Integer.parseInt(value("participants")) : -1;
        requireThat(participants >= 0 && participants <= MOST_PARTICIPANTS, "place.fault.participants", faults);
        requireFit(List.of(value("good"), value("bad"), value("summary")), faults, places);
        return faults.isEmpty()
                ? new SafetyWalk(UUID.randomUUID(), day, participants, value("summary"), remarks)
                : null;
    }

    /// What became of a remark.
    record Settled(SafetyWalk.Outcome outcome, String reason) {}

    /// @return null when there are faults
    @Nullable
    Settled settled(List<String> faults, KnownPlaces places) {
        var outcome = Stream.of(SafetyWalk.Outcome.OPEN, SafetyWalk.Outcome.DONE, SafetyWalk.Outcome.DECLINED)
                .filter(each -> each.name().equals(value("outcome")))
                .findFirst()
                .orElse(SafetyWalk.Outcome.OPEN);
        requireThat(outcome != SafetyWalk.Outcome.DECLINED || !value("reason").isEmpty(), "place.fault.reason", faults);
        requireFit(List.of(value("reason")), faults, places);
        return faults.isEmpty() ? new Settled(outcome, value("reason")) : null;
    }

    private static SafetyWalk.Remark remark(boolean positive, String text) {
        return new SafetyWalk.Remark(
                UUID.randomUUID(), positive, text, positive ? SafetyWalk.Outcome.KEEP : SafetyWalk.Outcome.OPEN, "");
    }

    private Stream<String> lines(String field) {
        return value(field).lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /// The day of the form, not in the future; today when it is wrong.
    private LocalDate day(LocalDate today, List<String> faults) {
        try {
            var day = LocalDate.parse(value("day"));
            requireThat(!day.isAfter(today), "place.fault.day", faults);
            return day;
        } catch (DateTimeException e) {
            requireThat(false, "place.fault.day", faults);
            return today;
        }
    }

    /// Short enough, and without anything that points out a person.
    private static void requireFit(List<String> texts, List<String> faults, KnownPlaces places) {
        requireThat(texts.stream().allMatch(text -> text.length() <= MOST_CHARS), "place.fault.long", faults);
        requireThat(
                texts.stream()
                        .allMatch(text -> TextScreening.screen(text, places).isClean()),
                "place.fault.person",
                faults);
    }

    private static void requireThat(boolean right, String fault, List<String> faults) {
        if (!right && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
