package se.lykta.observe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The agreements on guarding. Nothing is overwritten: a change is a new version, and the former ones stay.
@Component
public class Agreements {
    private static final String KIND = "agreement";

    private final Database database;
    private final Audit audit;
    private final Organisations organisations;

    public Agreements(Database database, Audit audit, Organisations organisations) {
        this.database = database;
        this.audit = audit;
        this.organisations = organisations;
    }

    /// All of them, those that were ended too, in order of company and name.
    public List<Agreement> all(MunicipalityId municipality) {
        var companies = organisations.all(municipality).stream()
                .collect(Collectors.toMap(Organisation::id, organisation -> organisation));
        return database.<List<Agreement>>read(municipality, db -> read(db, municipality, companies));
    }

    public Optional<Agreement> find(MunicipalityId municipality, UUID id) {
        return all(municipality).stream()
                .filter(agreement -> agreement.id().equals(id))
                .findFirst();
    }

    /// The guard companies that agreements can be made with.
    public List<Organisation> companies(MunicipalityId municipality) {
        return organisations.all(municipality).stream()
                .filter(organisation -> organisation.kind() == OrganisationKind.GUARD_COMPANY)
                .toList();
    }

    /// @return the new agreement's id
    /// @throws IllegalArgumentException when the organisation is no guard company of the municipality
    public UUID add(MunicipalityId municipality, UUID companyId, String sourceCode, AgreementTerms terms, Actor actor) {
        if (companies(municipality).stream().noneMatch(company -> company.id().equals(companyId))) {
            throw new IllegalArgumentException("organisation is " + companyId + ", must be a guard company");
        }
        var id = UUID.randomUUID();
        database.run(municipality, db -> {
            db.sql("""
                    insert into observe_agreement (municipality_id, id, organisation_id, source_code)
                    values (:municipality, :id, :company, :source)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("company", companyId)
                    .param("source", sourceCode)
                    .update();
            insert(db, municipality, id, 1, terms);
            record(db, actor, entry(municipality, "observe.add-agreement", id, 1, terms));
        });
        return id;
    }

    /// Lets other terms hold from the day they say.
    ///
    /// @param known the newest version that whoever makes the change has seen
    /// @return false when somebody else changed it in the meantime, or there is no such agreement
    public boolean change(MunicipalityId municipality, UUID id, int known, AgreementTerms terms, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (newest(db, municipality, id) != known) {
                return false;
            }
            insert(db, municipality, id, known + 1, terms);
            record(db, actor, entry(municipality, "observe.change-agreement", id, known + 1, terms));
            return true;
        });
    }

    /// Ends an agreement. A last day before its first makes it one that never held.
    ///
    /// @return false when there is no such agreement
    public boolean end(MunicipalityId municipality, UUID id, LocalDate lastDay, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update observe_agreement
                    set last_day = :lastDay
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("lastDay", lastDay)
                    .update();
            if (changed == 1) {
                record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.end-agreement", KIND, id)
                                .with("last-day", lastDay));
            }
            return changed == 1;
        });
    }

    private void record(JdbcClient db, Actor actor, AuditEntry entry) {
        audit.record(db, actor, entry);
    }

    private static AuditEntry entry(
            MunicipalityId municipality, String action, UUID id, int version, AgreementTerms terms) {
        return AuditEntry.of(municipality, action, KIND, id)
                .with("version", version)
                .with("from", terms.validity().from())
                .with("weekdays", terms.recurrence().hours().size())
                .with("holidays", terms.recurrence().holidays());
    }

    /// The number of the newest version, which nobody else can follow until the transaction ends; 0 = no
    /// agreement.
    private static int newest(JdbcClient db, MunicipalityId municipality, UUID id) {
        var found = db.sql("""
                        select id
                        from observe_agreement
                        where municipality_id = :municipality and id = :id
                        for update
                        """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return found.isEmpty()
                ? 0
                : db.sql("""
                        select max(version)
                        from observe_agreement_version
                        where municipality_id = :municipality and agreement_id = :id
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query(Integer.class)
                        .single();
    }

    private static void insert(JdbcClient db, MunicipalityId municipality, UUID id, int version, AgreementTerms terms) {
        db.sql("""
                insert into observe_agreement_version (
                    municipality_id, agreement_id, version, name, places, area_codes, weekly_hours, holidays, weeks,
                    valid_from, valid_to, service_numbers)
                values (
                    :municipality, :id, :version, :name, :places, :areas, :hours, :holidays, :weeks,
                    :from, :to, :numbers)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("version", version)
                .param("name", terms.name())
                .param("places", array(terms.guarded().places()))
                .param("areas", array(terms.guarded().areaCodes()))
                .param("hours", hours(terms.recurrence().hours()))
                .param("holidays", terms.recurrence().holidays().name())
                .param("weeks", terms.recurrence().weeks().toString())
                .param("from", terms.validity().from())
                .param("to", terms.validity().to())
                .param("numbers", array(terms.serviceNumbers()))
                .update();
    }

    private static List<Agreement> read(JdbcClient db, MunicipalityId municipality, Map<UUID, Organisation> companies) {
        var versions = new LinkedHashMap<UUID, List<Agreement.Version>>();
        db.sql("""
                select agreement_id, version, name, places, area_codes, weekly_hours, holidays, weeks, valid_from,
                    valid_to, service_numbers, made_at
                from observe_agreement_version
                where municipality_id = :municipality
                order by agreement_id, version
                """)
                .param("municipality", municipality.value())
                .query((row, number) -> versions.computeIfAbsent(
                                row.getObject("agreement_id", UUID.class), id -> new ArrayList<>())
                        .add(version(row)))
                .list();
        var byCompany = db.sql("""
                        select id, organisation_id, source_code, last_day
                        from observe_agreement
                        where municipality_id = :municipality
                        order by id
                        """)
                .param("municipality", municipality.value())
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    var company = companies.get(row.getObject("organisation_id", UUID.class));
                    return new Agreement(
                            id,
                            Objects.requireNonNull(company),
                            row.getString("source_code"),
                            versions.getOrDefault(id, List.of()),
                            row.getObject("last_day", LocalDate.class));
                })
                .list();
        var swedish = Collator.getInstance(Locale.of("sv", "SE"));
        return byCompany.stream()
                .sorted(Comparator.comparing(
                                (Agreement agreement) -> agreement.company().name(), swedish)
                        .thenComparing(agreement -> agreement.newest().terms().name(), swedish))
                .toList();
    }

    private static Agreement.Version version(ResultSet row) throws SQLException {
        var terms = new AgreementTerms(
                row.getString("name"),
                new AgreementTerms.Guarded(list(row, "places"), list(row, "area_codes")),
                new Recurrence(
                        hours(list(row, "weekly_hours")),
                        HolidayRule.valueOf(row.getString("holidays")),
                        IsoWeeks.parse(row.getString("weeks"))),
                new AgreementTerms.Validity(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                list(row, "service_numbers"));
        return new Agreement.Version(
                row.getInt("version"),
                terms,
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// Seven texts from Monday on, empty where there are no hours.
    private static String[] hours(Map<DayOfWeek, AgreedHours> hours) {
        var texts = new String[DayOfWeek.values().length];
        for (var weekday : DayOfWeek.values()) {
            var agreed = hours.get(weekday);
            texts[weekday.ordinal()] = agreed == null ? "" : agreed.toString();
        }
        return texts;
    }

    private static Map<DayOfWeek, AgreedHours> hours(List<String> texts) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var text = texts.get(weekday.ordinal());
            if (!text.isEmpty()) {
                hours.put(weekday, AgreedHours.parse(text));
            }
        }
        return hours;
    }
}
