package se.lykta.ingest.feed;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lykta.database.StartRefused;

/// The settings of the feed, as the environment has them.
@Configuration(proxyBeanMethods = false)
class PoliceFeedConfiguration {

    @Bean
    PoliceFeedSettings policeFeedSettings(
            @Value("${lykta.police.municipalities:}") String municipalities,
            @Value("${lykta.police.address:https://polisen.se/api/events}") String address,
            @Value("${lykta.police.minutes:10}") int minutes,
            @Value("${lykta.police.contact:}") String contact) {
        try {
            return PoliceFeedSettings.of(municipalities, address, minutes, contact);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The settings of the police's event feed (LYKTA_POLICE_…): " + e.getMessage(), e);
        }
    }
}
