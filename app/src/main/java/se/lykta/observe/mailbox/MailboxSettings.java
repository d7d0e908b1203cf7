package se.lykta.observe.mailbox;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import se.lykta.database.MunicipalityId;

/// Which mailbox do guard companies send their reports to?
///
/// @param municipality whose reports come there; null = off
/// @param server where it is
/// @param interval between two looks, at least one minute
record MailboxSettings(@Nullable MunicipalityId municipality, Server server, Duration interval) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String TIMEOUT = "30000";

    /// @param tls false only for a server on this machine
    record Server(String host, int port, String user, String password, String folder, boolean tls) {
        @Override
        public String toString() {
            return "Server[host=" + host + ", port=" + port + "]";
        }
    }

    MailboxSettings {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "LYKTA_MAILBOX_MINUTES is " + interval.toMinutes() + ", must be at least 1");
        }
        if (municipality != null && (server.host().isBlank() || server.user().isBlank())) {
            throw new IllegalArgumentException(
                    "LYKTA_MAILBOX_HOST and LYKTA_MAILBOX_USER must be set with LYKTA_MAILBOX_MUNICIPALITY");
        }
        if (!server.tls() && !isHere(server.host())) {
            throw new IllegalArgumentException(
                    "LYKTA_MAILBOX_TLS is false, which only a server on this machine may have");
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    boolean isOn() {
        return municipality != null;
    }

    String protocol() {
        return server.tls() ? "imaps" : "imap";
    }

    /// Looking does not mark a mail as read: that is done when it is stored.
    Properties properties() {
        var prefix = "mail." + protocol() + ".";
        var properties = new Properties();
        properties.putAll(Map.of(
                prefix + "peek", "true",
                prefix + "connectiontimeout", TIMEOUT,
                prefix + "timeout", TIMEOUT,
                prefix + "writetimeout", TIMEOUT,
                prefix + "ssl.checkserveridentity", "true"));
        return properties;
    }
}
