package se.lykta.observe.mailbox;

import java.util.List;
import java.util.UUID;

/// How do we write with a guard company? Addresses of functions, never of persons.
///
/// @param senders addresses that its reports come from, in small letters; empty = its mails are not taken
/// @param reminder where it is asked for missing reports; empty = it is not asked
public record CompanyContact(UUID companyId, List<String> senders, String reminder) {
    public CompanyContact {
        senders = List.copyOf(senders);
    }

    public static CompanyContact none(UUID companyId) {
        return new CompanyContact(companyId, List.of(), "");
    }
}
