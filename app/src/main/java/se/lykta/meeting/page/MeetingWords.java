package se.lykta.meeting.page;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.account.Organisations;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.document.Document;
import se.lykta.meeting.Meeting;
import se.lykta.meeting.MeetingAccess;
import se.lykta.meeting.MeetingItem;
import se.lykta.meeting.Meetings;
import se.lykta.meeting.Prepared;
import se.lykta.municipality.Municipalities;

/// Puts a meeting in words for one reader.
@Component
class MeetingWords {
    private static final int COMING_DAYS = 14;

    private final Meetings meetings;
    private final Actions actions;
    private final Organisations organisations;
    private final Municipalities municipalities;
    private final MessageSource messages;

    MeetingWords(
            Meetings meetings,
            Actions actions,
            Organisations organisations,
            Municipalities municipalities,
            MessageSource messages) {
        this.meetings = meetings;
        this.actions = actions;
        this.organisations = organisations;
        this.municipalities = municipalities;
        this.messages = messages;
    }

    /// Who reads, in which language, on which day.
    record Reader(MeetingAccess may, Locale locale, LocalDate today) {
        boolean isLimited() {
            return !may.maySeeAll();
        }
    }

    String title(Meeting meeting, Locale locale) {
        return text(locale, "meeting.title." + meeting.kind(), meeting.week());
    }

    MeetingView view(Meeting meeting, Reader reader) {
        var municipality = reader.may().me().municipality();
        var locale = reader.locale();
        var names = organisations.all(municipality);
        var readable = actions.all(municipality).stream()
                .filter(new ActionAccess(reader.may().me(), reader.may().access())::mayRead)
                .toList();
        var prepared = meeting.prepared();
        var decided = new Decided(reader, names, readable);
        var former = meetings.findFormer(municipality, meeting);
        return new MeetingView(
                meeting,
                title(meeting, locale),
                text(locale, "meeting.period", prepared.from(), prepared.to()),
                former.map(before -> lines(before, decided)).orElse(List.of()),
                waiting(readable, reader),
                total(prepared, reader),
                coverage(prepared, locale),
                reader.isLimited() ? List.of() : spots(prepared, locale),
                reader.isLimited(),
                themes(prepared, reader),
                text(locale, "meeting.rumours.count", prepared.rumours()),
                meeting.items(MeetingItem.Kind.RUMOUR),
                coming(meeting, readable, reader),
                meeting.items(MeetingItem.Kind.NOTE),
                lines(meeting, decided),
                names,
                reader.today());
    }

    private record Decided(Reader reader, List<Organisation> names, List<Action> actions) {
        String name(UUID organisation) {
            return names.stream()
                    .filter(known -> known.id().equals(organisation))
                    .map(Organisation::name)
                    .findFirst()
                    .orElse("");
        }
    }

    private List<MeetingView.DecisionLine> lines(Meeting meeting, Decided decided) {
        return meeting.items(MeetingItem.Kind.DECISION).stream()
                .map(item -> line(meeting, item, decided))
                .toList();
    }

    private MeetingView.DecisionLine line(Meeting meeting, MeetingItem item, Decided decided) {
        var made = decided.actions().stream()
                .filter(action -> action.id().equals(item.actionId()))
                .findFirst();
        boolean done = item.doneOn() != null
                || made.filter(action -> action.state() == ActionState.CLOSED).isPresent();
        boolean late =
                item.day() != null && item.day().isBefore(decided.reader().today());
        return new MeetingView.DecisionLine(
                meeting.id(),
                item,
                item.ownerId() == null ? "" : decided.name(item.ownerId()),
                done ? "done" : late ? "late" : "open",
                made.map(action -> action.state().name()).orElse(null),
                !done && decided.reader().may().maySettle(item));
    }

    private List<MeetingView.ActionLine> waiting(List<Action> readable, Reader reader) {
        return readable.stream()
                .filter(action -> action.due(reader.today()) != Action.Due.NOTHING)
                .map(action -> new MeetingView.ActionLine(
                        action.id(),
                        action.terms().title(),
                        action.owner().name(),
                        text(reader.locale(), "action.due." + action.due(reader.today()))))
                .toList();
    }

    private String total(Prepared prepared, Reader reader) {
        var total = prepared.total();
        boolean judged = !total.verdict().equals("too-few") && !total.verdict().equals("no-coverage");
        var locale = reader.locale();
        return judged
                ? text(
                        locale,
                        "meeting.total.judged",
                        shown(total.count(), reader),
                        number(total.lower(), locale),
                        number(total.upper(), locale),
                        text(locale, "picture.verdict." + total.verdict()))
                : text(locale, "meeting.total.few", shown(total.count(), reader));
    }

    private List<String> coverage(Prepared prepared, Locale locale) {
        var coverage = prepared.coverage();
        var lines = new ArrayList<String>();
        lines.add(text(locale, "meeting.coverage.shifts", coverage.reported(), coverage.missing()));
        lines.add(
                coverage.lastIncident() == null
                        ? text(locale, "meeting.coverage.none")
                        : text(locale, "meeting.coverage.last", coverage.lastIncident()));
        return List.copyOf(lines);
    }

    private List<MeetingView.SpotLine> spots(Prepared prepared, Locale locale) {
        return prepared.higher().stream()
                .map(spot -> new MeetingView.SpotLine(
                        spot.name(),
                        text(
                                locale,
                                "meeting.spot",
                                number(spot.count(), locale),
                                spot.from(),
                                number(spot.lower(), locale),
                                number(spot.upper(), locale)),
                        "/picture?" + spot.query() + "&selected=" + spot.code()))
                .toList();
    }

    private List<MeetingView.ThemeLine> themes(Prepared prepared, Reader reader) {
        var taxonomy =
                municipalities.get(reader.may().me().municipality()).words().taxonomy();
        return prepared.themes().stream()
                .map(theme -> new MeetingView.ThemeLine(
                        taxonomy.find(theme.category())
                                .map(category -> category.name().in(reader.locale()))
                                .orElse(theme.category()),
                        shown(theme.count(), reader),
                        reader.isLimited() ? "–" : decimal(theme.before(), reader.locale())))
                .toList();
    }

    private List<String> coming(Meeting meeting, List<Action> readable, Reader reader) {
        var locale = reader.locale();
        var lines = new ArrayList<String>();
        var municipality = reader.may().me().municipality();
        meetings.all(municipality).stream()
                .filter(other -> other.kind() == meeting.kind() && reader.may().maySee(other))
                .flatMap(other -> other.items(MeetingItem.Kind.EVENT).stream()
                        .filter(event -> other.id().equals(meeting.id())
                                || (event.day() != null
                                        && !event.day()
                                                .isBefore(meeting.prepared().to()))))
                .forEach(event -> lines.add(
                        event.day() == null
                                ? event.text()
                                : text(locale, "meeting.coming.event", event.day(), event.text())));
        var until = reader.today().plusDays(COMING_DAYS);
        readable.forEach(action -> {
            var check = action.terms().check().on();
            if (action.state() == ActionState.ONGOING
                    && check != null
                    && check.isAfter(reader.today())
                    && !check.isAfter(until)) {
                lines.add(text(
                        locale, "meeting.coming.check", check, action.terms().title()));
            }
        });
        meeting.prepared().placesToCheck().forEach(place -> lines.add(text(locale, "meeting.coming.place", place)));
        return List.copyOf(lines);
    }

    private String shown(int count, Reader reader) {
        int least = reader.isLimited()
                ? municipalities
                        .get(reader.may().me().municipality())
                        .rules()
                        .thresholds()
                        .minimumCount()
                : 0;
        return count > 0 && count < least ? "<\u00a0" + least : number(count, reader.locale());
    }

    private static String number(long value, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    private static String decimal(double value, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// The same as a document: headings and lines.
    Document minutes(MeetingView view, Locale locale) {
        var sections = new ArrayList<Document.Section>();
        add(sections, text(locale, "meeting.attending"), view.attending());
        add(
                sections,
                text(locale, "meeting.since"),
                view.promised().stream().map(line -> decision(line, locale)).toList());
        var picture = new ArrayList<String>();
        picture.add(view.total());
        picture.addAll(view.coverage());
        view.spots().forEach(spot -> picture.add(spot.name() + ": " + spot.numbers()));
        add(sections, text(locale, "meeting.week"), picture);
        add(
                sections,
                text(locale, "meeting.themes"),
                view.themes().stream()
                        .map(theme -> text(locale, "meeting.theme.line", theme.name(), theme.now(), theme.before()))
                        .toList());
        var rumours = new ArrayList<String>();
        rumours.add(view.rumours());
        view.unconfirmed().forEach(item -> rumours.add(text(locale, "meeting.rumours.marked", item.text())));
        add(sections, text(locale, "meeting.rumours"), rumours);
        add(sections, text(locale, "meeting.coming"), view.coming());
        add(
                sections,
                text(locale, "meeting.notes"),
                view.notes().stream().map(MeetingItem::text).toList());
        add(
                sections,
                text(locale, "meeting.decisions"),
                view.decisions().stream().map(line -> decision(line, locale)).toList());
        var closed = view.meeting().closedOn();
        var state =
                closed == null ? text(locale, "meeting.minutes.draft") : text(locale, "meeting.minutes.closed", closed);
        return new Document(view.title(), List.of(view.period(), state), sections, locale.getLanguage());
    }

    private void add(List<Document.Section> sections, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Document.Section(heading, lines));
        }
    }

    private String decision(MeetingView.DecisionLine line, Locale locale) {
        var day = line.item().day();
        return text(
                locale,
                "meeting.decision.line",
                line.item().number(),
                line.item().text(),
                line.owner(),
                day == null ? "" : day.toString(),
                text(locale, "meeting.state." + line.state()));
    }
}
