package se.lykta.reminder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionDetails;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.action.Catalogue;
import se.lykta.followup.EffectPlans;
import se.lykta.meeting.Meeting;
import se.lykta.meeting.MeetingAccess;
import se.lykta.meeting.Meetings;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.place.Place;
import se.lykta.place.Places;

/// What is still to be done by which day, of what a person may read?
@Component
class Deadlines {
    private static final int WEEK = 7;

    private final Work work;
    private final Meetings meetings;
    private final Places places;
    private final Agreements agreements;
    private final MessageSource messages;

    Deadlines(Work work, Meetings meetings, Places places, Agreements agreements, MessageSource messages) {
        this.work = work;
        this.meetings = meetings;
        this.places = places;
        this.agreements = agreements;
        this.messages = messages;
    }

    /// What there is to tell of actions.
    @Component
    record Work(Actions actions, ActionDetails details, Catalogue catalogue, EffectPlans plans) {}

    /// Everything not yet done, the earliest first.
    ///
    /// @param today agreements that have ended before are left out
    List<Deadline> of(SignedIn me, Locale locale, LocalDate today) {
        var access = Access.of(me);
        return Stream.of(
                        ofActions(me, access, locale),
                        ofMeetings(me, access, locale),
                        ofPlaces(me, access),
                        ofAgreements(me, access, today))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Deadline::on)
                        .thenComparing(Deadline::kind)
                        .thenComparing(Deadline::id))
                .toList();
    }

    /// What is read once for many actions.
    private record Known(Map<String, String> kinds, Map<UUID, LocalDate> judgedOn, UUID organisation) {}

    private Stream<Deadline> ofActions(SignedIn me, Access access, Locale locale) {
        if (!access.mayWithinLimit(Permission.ACTION_READ)) {
            return Stream.empty();
        }
        var may = new ActionAccess(me, access);
        var kinds = work.catalogue().kinds(me.municipality()).stream()
                .collect(Collectors.toMap(ActionKind::code, kind -> kind.name().in(locale)));
        var known = new Known(
                kinds,
                work.plans().judgedOn(me.municipality()),
                me.organisation().id());
        return work.actions().all(me.municipality()).stream()
                .filter(may::mayRead)
                .filter(action -> action.state() != ActionState.CLOSED)
                .flatMap(action -> Stream.concat(days(action, known), details(me, action, known)));
    }

    private static Stream<Deadline> days(Action action, Known known) {
        boolean begun = action.state().hasBegun();
        return Stream.of(
                        deadline(
                                Deadline.Kind.ACTION_DUE,
                                begun ? null : action.terms().days().due(),
                                action,
                                known),
                        deadline(
                                Deadline.Kind.ACTION_CHECK,
                                action.terms().check().on(),
                                action,
                                known),
                        deadline(Deadline.Kind.EFFECT, known.judgedOn().get(action.id()), action, known))
                .flatMap(Optional::stream);
    }

    private Stream<Deadline> details(SignedIn me, Action action, Known known) {
        return switch (action.terms().kindCode()) {
            case ActionKind.CAMERA ->
                detail(me, action, "endedOn").isPresent()
                        ? Stream.empty()
                        : deadline(
                                Deadline.Kind.CAMERA_REVIEW,
                                detail(me, action, "reviewOn").orElse(null),
                                action,
                                known)
                                .stream();
            case ActionKind.PUBLIC_ORDER_GUARD ->
                deadline(Deadline.Kind.PERMIT_END, detail(me, action, "validTo").orElse(null), action, known).stream();
            default -> Stream.empty();
        };
    }

    private Optional<LocalDate> detail(SignedIn me, Action action, String field) {
        return work.details()
                .findNewest(me.municipality(), action.id())
                .map(detail -> detail.value(field))
                .flatMap(Deadlines::findDay);
    }

    private static Optional<LocalDate> findDay(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Deadline> deadline(Deadline.Kind kind, @Nullable LocalDate on, Action action, Known known) {
        var code = action.terms().kindCode();
        return Optional.ofNullable(on)
                .map(day -> new Deadline(
                        kind,
                        action.id().toString(),
                        day,
                        1,
                        known.kinds().getOrDefault(code, code),
                        action.site().name(),
                        (kind == Deadline.Kind.EFFECT ? "/followup/" : "/action/") + action.id(),
                        action.owner().id().equals(known.organisation())));
    }

    private Stream<Deadline> ofMeetings(SignedIn me, Access access, Locale locale) {
        if (!access.mayWithinLimit(Permission.MEETING_READ)) {
            return Stream.empty();
        }
        return meetings.all(me.municipality()).stream()
                .filter(new MeetingAccess(me, access)::maySee)
                .filter(Meeting::isOpen)
                .map(meeting -> new Deadline(
                        Deadline.Kind.MEETING,
                        meeting.id().toString(),
                        monday(meeting),
                        WEEK,
                        messages.getMessage("meeting.title." + meeting.kind(), new Object[] {meeting.week()}, locale),
                        "",
                        "/meeting/" + meeting.id(),
                        access.may(Permission.MEETING_LEAD)));
    }

    private static LocalDate monday(Meeting meeting) {
        // The fourth of January always lies in the first week.
        return LocalDate.of(meeting.year(), 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, meeting.week())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private Stream<Deadline> ofPlaces(SignedIn me, Access access) {
        if (!access.mayWithinLimit(Permission.PLACE_READ)) {
            return Stream.empty();
        }
        return places.all(me.municipality()).stream()
                .filter(place -> place.closedOn() == null)
                .flatMap(place -> Stream.of(
                                deadline(
                                        Deadline.Kind.PLACE_CHECK,
                                        place.facts().dates().nextCheckOn(),
                                        place,
                                        me),
                                deadline(
                                        Deadline.Kind.PLACE_SUNSET,
                                        place.facts().dates().sunsetOn(),
                                        place,
                                        me))
                        .flatMap(Optional::stream));
    }

    private static Optional<Deadline> deadline(Deadline.Kind kind, @Nullable LocalDate on, Place place, SignedIn me) {
        return Optional.ofNullable(on)
                .map(day -> new Deadline(
                        kind,
                        place.id().toString(),
                        day,
                        1,
                        "",
                        place.name(),
                        "/place/" + place.id(),
                        me.organisation().id().equals(place.facts().owner().organisationId())));
    }

    private Stream<Deadline> ofAgreements(SignedIn me, Access access, LocalDate today) {
        if (!access.mayWithinLimit(Permission.SHIFT_READ)) {
            return Stream.empty();
        }
        return agreements.all(me.municipality()).stream()
                .filter(agreement -> access.may(Permission.SHIFT_READ) || isOwn(agreement, me))
                .flatMap(agreement -> findEnd(agreement)
                        .filter(day -> !day.isBefore(today))
                        .map(day -> new Deadline(
                                Deadline.Kind.AGREEMENT_END,
                                agreement.id().toString(),
                                day,
                                1,
                                "",
                                agreement.newest().terms().name(),
                                "/observe/agreements/" + agreement.id(),
                                isOwn(agreement, me)))
                        .stream());
    }

    private static boolean isOwn(Agreement agreement, SignedIn me) {
        return agreement.company().id().equals(me.organisation().id());
    }

    private static Optional<LocalDate> findEnd(Agreement agreement) {
        return Optional.ofNullable(agreement.lastDay())
                .or(() -> Optional.ofNullable(
                        agreement.newest().terms().validity().to()));
    }
}
