package se.lykta.account;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;

/// Ends a person's sessions on every device.
@Component
class Sessions {
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository) {
        this.repository = repository;
    }

    void endAll(MunicipalityId municipality, UUID account) {
        endOthers(municipality, account, "");
    }

    /// @param kept id of the session that goes on
    void endOthers(MunicipalityId municipality, UUID account, String kept) {
        repository.ifAvailable(
                sessions -> sessions.findByPrincipalName(AccountSession.key(municipality, account)).keySet().stream()
                        .filter(id -> !id.equals(kept))
                        .forEach(sessions::deleteById));
    }
}
