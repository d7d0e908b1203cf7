package se.lykta.map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lykta.database.StartRefused;

/// The settings of the base map, as the environment has them.
@Configuration(proxyBeanMethods = false)
class BaseMapConfiguration {

    @Bean
    BaseMapSettings baseMapSettings(
            @Value("${lykta.map.source:}") String source,
            @Value("${lykta.map.attribution:}") String attribution,
            @Value("${lykta.map.kind:}") String kind,
            @Value("${lykta.map.maxzoom:0}") int maxZoom,
            @Value("${lykta.map.cache.megabytes:64}") int cacheMegabytes) {
        try {
            return BaseMapSettings.of(source, attribution, kind, maxZoom, cacheMegabytes);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The settings of the base map: " + e.getMessage() + ".", e);
        }
    }
}
