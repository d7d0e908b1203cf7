package se.lykta.picture;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;

/// Tells open pages that there is something newer: only the number of the snapshot, never what is in it.
@Component
class LiveFeed {
    private static final long OPEN_MILLIS = 30 * 60 * 1000L;

    private final ColumnStore store;
    private final Map<MunicipalityId, List<SseEmitter>> listeners = new ConcurrentHashMap<>();

    LiveFeed(ColumnStore store) {
        this.store = store;
        store.onChange(this::tell);
    }

    SseEmitter open(MunicipalityId municipality) {
        var feed = new SseEmitter(OPEN_MILLIS);
        var all = listeners.computeIfAbsent(municipality, any -> new CopyOnWriteArrayList<>());
        all.add(feed);
        feed.onCompletion(() -> all.remove(feed));
        feed.onTimeout(() -> all.remove(feed));
        feed.onError(any -> all.remove(feed));
        store.find(municipality).ifPresent(columns -> send(feed, all, Long.toString(columns.revision())));
        return feed;
    }

    private void tell(IncidentColumns columns) {
        var all = listeners.getOrDefault(columns.municipality(), List.of());
        Thread.ofVirtual().start(() -> all.forEach(feed -> send(feed, all, Long.toString(columns.revision()))));
    }

    /// Keeps the connections open through proxies and finds those whose reader is gone.
    @Scheduled(fixedDelay = 25_000)
    void keepOpen() {
        listeners
                .values()
                .forEach(all -> all.forEach(feed -> {
                    try {
                        feed.send(SseEmitter.event().comment("open"));
                    } catch (IOException | IllegalStateException gone) {
                        all.remove(feed);
                    }
                }));
    }

    /// Ends the feeds when the program is told to stop; the web server would else wait half a minute for them.
    @EventListener(ContextClosedEvent.class)
    void end() {
        listeners.values().forEach(all -> all.forEach(SseEmitter::complete));
    }

    private static void send(SseEmitter feed, List<SseEmitter> all, String revision) {
        try {
            feed.send(SseEmitter.event().name("snapshot").data(revision));
        } catch (IOException | IllegalStateException gone) {
            all.remove(feed);
        }
    }
}
