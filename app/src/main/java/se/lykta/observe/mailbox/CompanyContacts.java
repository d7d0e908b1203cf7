package se.lykta.observe.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The addresses of guard companies.
@Component
public class CompanyContacts {
    private final Database database;
    private final Audit audit;

    public CompanyContacts(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public List<CompanyContact> all(MunicipalityId municipality) {
        return database.<List<CompanyContact>>read(
                municipality,
                db -> db.sql("""
                        select organisation_id, sender_addresses, reminder_address
                        from observe_company_contact
                        where municipality_id = :municipality
                        order by organisation_id
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> new CompanyContact(
                                row.getObject("organisation_id", UUID.class),
                                List.of((String[])
                                        row.getArray("sender_addresses").getArray()),
                                row.getString("reminder_address")))
                        .list());
    }

    public CompanyContact of(MunicipalityId municipality, UUID companyId) {
        return all(municipality).stream()
                .filter(contact -> contact.companyId().equals(companyId))
                .findFirst()
                .orElseGet(() -> CompanyContact.none(companyId));
    }

    /// Whose address is it?
    Optional<UUID> findBySender(MunicipalityId municipality, String address) {
        var folded = address.toLowerCase(Locale.ROOT);
        return all(municipality).stream()
                .filter(contact -> contact.senders().contains(folded))
                .map(CompanyContact::companyId)
                .findFirst();
    }

    public void put(MunicipalityId municipality, CompanyContact contact, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    insert into observe_company_contact (
                        municipality_id, organisation_id, sender_addresses, reminder_address)
                    values (:municipality, :company, :senders, :reminder)
                    on conflict (municipality_id, organisation_id) do update
                    set sender_addresses = excluded.sender_addresses, reminder_address = excluded.reminder_address
                    """)
                    .param("municipality", municipality.value())
                    .param("company", contact.companyId())
                    .param("senders", contact.senders().toArray(String[]::new))
                    .param("reminder", contact.reminder())
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "observe.change-contact", "organisation", contact.companyId())
                            .with("senders", contact.senders().size())
                            .with("reminded", contact.reminder().isEmpty() ? 0 : 1));
        });
    }
}
