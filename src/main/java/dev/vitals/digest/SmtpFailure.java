package dev.vitals.digest;

import dev.vitals.digest.Outcome.Later;
import dev.vitals.digest.Outcome.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failure of SMTP means: 5xx to the recipient or the message is for good, everything else may be put right by
 * somebody or by time.
 */
record SmtpFailure(MailSettings settings) {

    private static final int PERMANENT = 500;
    private static final int MOST = 300;

    /** The server's code with what it said. */
    private record Reply(int code, String text) {}

    Outcome outcome(MessagingException failure) {
        var server = settings.smtp().host() + ":" + settings.smtp().usedPort();
        if (find(failure, AuthenticationFailedException.class).isPresent()) {
            return new Later("%s does not accept the name and password of vitals.mail.smtp. It said: %s"
                    .formatted(server, said(failure)));
        }
        if (find(failure, SMTPSenderFailedException.class).isPresent()) {
            return new Later(
                    "%s does not take mails from %s; set vitals.mail.from to an address that it knows. It said: %s"
                            .formatted(server, settings.from(), said(failure)));
        }
        return reply(failure)
                .map(reply -> reply.code() >= PERMANENT
                        ? new Refused("%s refused it for good: %s".formatted(server, reply.text()))
                        : (Outcome) new Later("%s cannot take it now: %s".formatted(server, reply.text())))
                .orElseGet(() -> new Later(connection(server, failure)));
    }

    private static Optional<Reply> reply(Throwable failure) {
        var recipient = find(failure, SMTPAddressFailedException.class)
                .map(each -> new Reply(each.getReturnCode(), line(each.getMessage())));
        return recipient.isPresent()
                ? recipient
                : find(failure, SMTPSendFailedException.class)
                        .map(each -> new Reply(each.getReturnCode(), line(each.getMessage())))
                        .filter(reply -> reply.code() > 0);
    }

    private String connection(String server, MessagingException failure) {
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return "%s offers no STARTTLS, and without it nothing is sent. Have it offered there, or set vitals.mail.smtp.tls to another value."
                    .formatted(server);
        }
        if (find(failure, SSLException.class).isPresent()) {
            return "TLS with %s failed: %s. Look at its certificate, and whether its name is the one in vitals.mail.smtp.host."
                    .formatted(
                            server, line(find(failure, SSLException.class).get().getMessage()));
        }
        return find(failure, IOException.class)
                .map(broken -> "%s cannot be reached, or the connection broke off: %s"
                        .formatted(server, line(broken.getMessage())))
                .orElseGet(() -> "%s did not take it: %s".formatted(server, said(failure)));
    }

    private static String said(Throwable failure) {
        return line(failure.getMessage());
    }

    private static String line(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "no reason given" : CleanText.line(text, MOST);
    }

    /** Looks along both chains that the mail classes keep. */
    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, java.util.Objects::nonNull, SmtpFailure::next)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static @org.jspecify.annotations.Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }
}
