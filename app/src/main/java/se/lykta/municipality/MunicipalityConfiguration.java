package se.lykta.municipality;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lykta.area.Areas;
import se.lykta.area.PlaceNames;
import se.lykta.database.Database;

/// The store of this package.
@Configuration(proxyBeanMethods = false)
class MunicipalityConfiguration {

    @Bean
    Municipalities municipalities(Database db, Areas areas, PlaceNames placeNames) {
        return new Municipalities(db, areas, placeNames);
    }
}
