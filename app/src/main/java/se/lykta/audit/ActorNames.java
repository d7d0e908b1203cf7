package se.lykta.audit;

import java.util.Map;
import java.util.UUID;
import se.lykta.database.MunicipalityId;

/// What are the people called whose ids stand in the record? Answered by the package of accounts, which this one may
/// not read.
@FunctionalInterface
public interface ActorNames {
    /// Names by account id; ids that are gone are missing.
    Map<UUID, String> names(MunicipalityId municipality);
}
