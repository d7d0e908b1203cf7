package se.lykta.mail;

import java.util.Locale;
import java.util.Properties;

/// Through which server does mail leave?
///
/// @param host empty = no mail is sent
/// @param from the sender's address
record SmtpSettings(String host, int port, String user, String password, String from, Encryption encryption) {
    private static final String TIMEOUT = "20000";

    enum Encryption {
        /// The connection turns encrypted, or nothing is sent.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Only to this machine.
        NONE
    }

    SmtpSettings {
        if (!host.isEmpty() && from.isBlank()) {
            throw new IllegalArgumentException("LYKTA_SMTP_FROM must be set with LYKTA_SMTP_HOST");
        }
        if (encryption == Encryption.NONE && !isHere(host)) {
            throw new IllegalArgumentException("LYKTA_SMTP_TLS is none, which only a server on this machine may have");
        }
    }

    static SmtpSettings of(String host, int port, String user, String password, String from, String tls) {
        return new SmtpSettings(
                host.strip(),
                port,
                user,
                password,
                from.strip(),
                host.isBlank()
                        ? Encryption.STARTTLS
                        : Encryption.valueOf(tls.strip().toUpperCase(Locale.ROOT)));
    }

    boolean isOn() {
        return !host.isEmpty();
    }

    Properties properties() {
        var properties = new Properties();
        properties.putAll(java.util.Map.of(
                "mail.transport.protocol", "smtp",
                "mail.smtp.host", host,
                "mail.smtp.port", Integer.toString(port),
                "mail.smtp.auth", Boolean.toString(!user.isEmpty()),
                "mail.smtp.connectiontimeout", TIMEOUT,
                "mail.smtp.timeout", TIMEOUT,
                "mail.smtp.writetimeout", TIMEOUT));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(encryption == Encryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(encryption == Encryption.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private static boolean isHere(String host) {
        return host.isEmpty() || host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    @Override
    public String toString() {
        return "SmtpSettings[host=" + host + ", port=" + port + "]";
    }
}
