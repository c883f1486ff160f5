package dev.vitals.digest;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave the house.
 *
 * @param way none for keeping them here; empty for SMTP where a host is named, else none
 * @param from address of the sender; its domain is that of the message ids
 * @param fromName shown beside it
 * @param bundle how long an alert waits after a scan for more of its kind
 * @param giveUpAfter age at which a mail that could not be sent is left
 * @param keep how long mails can be looked at
 */
@ConfigurationProperties("vitals.mail")
record MailSettings(
        @DefaultValue("") String way,
        @DefaultValue("vitals@localhost") String from,
        @DefaultValue("Vitals") String fromName,
        @DefaultValue("PT2M") Duration bundle,
        @DefaultValue("P3D") Duration giveUpAfter,
        @DefaultValue("P365D") Duration keep,
        @DefaultValue Smtp smtp,
        @DefaultValue Ses ses,
        @DefaultValue Sns sns) {

    /** How the connection to the mail server is protected. */
    enum Tls {
        /** STARTTLS, or nothing is sent. */
        REQUIRED,
        /** STARTTLS where the server offers it. */
        OFFERED,
        /** TLS from the first byte, usually port 465. */
        IMPLICIT,
        /** In the clear: for a relay on the same machine. */
        NONE
    }

    /**
     * A mail server.
     *
     * @param port 0 for the usual one: 465 with implicit TLS, else 587
     * @param username empty for a server that asks for none
     * @param timeout for connecting, and for each answer
     */
    record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("REQUIRED") Tls tls,
            @DefaultValue("PT15S") Duration timeout) {

        int usedPort() {
            return port > 0 ? port : tls == Tls.IMPLICIT ? 465 : 587;
        }

        /** Without the password, wherever it is printed. */
        @Override
        public String toString() {
            return "%s:%d %s".formatted(host, usedPort(), tls);
        }
    }

    /**
     * Amazon SES.
     *
     * @param region empty for that of where Vitals runs
     * @param configurationSet empty for none
     * @param endpoint null for AWS itself
     */
    record Ses(
            @DefaultValue("") String region,
            @DefaultValue("") String configurationSet,
            @org.jspecify.annotations.Nullable URI endpoint) {}

    /**
     * Amazon SNS.
     *
     * @param topic its ARN
     * @param endpoint null for AWS itself
     */
    record Sns(
            @DefaultValue("") String topic,
            @org.jspecify.annotations.Nullable URI endpoint) {}

    /** The chosen way in one word: {@code none}, {@code smtp}, {@code ses} or {@code sns}. */
    String chosenWay() {
        if (!way.isBlank()) {
            return way.strip().toLowerCase(java.util.Locale.ROOT);
        }
        return smtp.host().isBlank() ? "none" : "smtp";
    }

    /** What stands behind the @ of the sender. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
