package se.lykta.picture.answer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Answers that were worked out before, those asked for last, within a bound of memory. Several who ask the same at
/// once wait for one computation. For any number of threads.
///
/// Only what does not depend on who asks may be kept here.
public final class KeptAnswers {
    private final long mostBytes;
    private final ToLongFunction<Object> bytes;
    private final Map<Object, Object> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Object, CompletableFuture<Object>> underWay = new HashMap<>();
    private long size;

    /// @param bytes how much memory an answer takes, about
    KeptAnswers(long mostBytes, ToLongFunction<Object> bytes) {
        this.mostBytes = mostBytes;
        this.bytes = bytes;
    }

    /// The answer to a question that equals the key; a failure is thrown to all who wait and not kept.
    <T> T get(Object key, Class<T> type, Supplier<T> compute) {
        var mine = new CompletableFuture<Object>();
        CompletableFuture<Object> others;
        synchronized (this) {
            var known = kept.get(key);
            if (known != null) {
                return type.cast(known);
            }
            others = underWay.putIfAbsent(key, mine);
        }
        return others == null ? compute(key, mine, compute) : type.cast(join(others));
    }

    synchronized long bytes() {
        return size;
    }

    private <T> T compute(Object key, CompletableFuture<Object> mine, Supplier<T> compute) {
        try {
            var answer = compute.get();
            keep(key, answer);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            synchronized (this) {
                underWay.remove(key);
            }
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private synchronized void keep(Object key, Object answer) {
        underWay.remove(key);
        kept.put(key, answer);
        size += bytes.applyAsLong(answer);
        var eldest = kept.entrySet().iterator();
        while (size > mostBytes && eldest.hasNext()) {
            size -= bytes.applyAsLong(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static Object join(CompletableFuture<Object> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
