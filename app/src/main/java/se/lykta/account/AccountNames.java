package se.lykta.account;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lykta.audit.ActorNames;
import se.lykta.database.MunicipalityId;

/// Names people in the audit record.
@Component
class AccountNames implements ActorNames {
    private final Accounts accounts;

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<UUID, String> names(MunicipalityId municipality) {
        return accounts.all(municipality).stream().collect(Collectors.toMap(Account::id, Account::name));
    }
}
