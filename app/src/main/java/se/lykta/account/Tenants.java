package se.lykta.account;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// In which municipalities can one sign in here?
@Component
class Tenants {
    private final Database database;

    Tenants(Database database) {
        this.database = database;
    }

    List<MunicipalityId> all() {
        return database.<List<MunicipalityId>>everywhere(
                db -> db.sql("select municipality_id from municipality order by municipality_id")
                        .query((row, number) -> new MunicipalityId(row.getString(1)))
                        .list());
    }

    Optional<MunicipalityId> find(String code) {
        return all().stream()
                .filter(municipality -> municipality.value().equals(code))
                .findFirst();
    }
}
