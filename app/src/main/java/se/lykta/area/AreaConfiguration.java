package se.lykta.area;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lykta.database.Database;

/// The stores of this package.
@Configuration(proxyBeanMethods = false)
class AreaConfiguration {

    @Bean
    Areas areas(Database db, ObjectProvider<AreaReassignment> reassignments) {
        return new Areas(db, () -> reassignments.orderedStream().toList());
    }

    @Bean
    PlaceNames placeNames(Database db) {
        return new PlaceNames(db);
    }
}
