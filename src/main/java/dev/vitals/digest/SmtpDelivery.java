package dev.vitals.digest;

import dev.vitals.digest.MailSettings.Smtp;
import dev.vitals.digest.MailSettings.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to a mail server. */
final class SmtpDelivery implements Delivery {

    private final MailSettings settings;
    private final Session session;

    SmtpDelivery(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings.smtp(), settings.from()));
    }

    @Override
    public String title() {
        return "SMTP server " + settings.smtp().host();
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            var message = MimeMail.of(mail, settings, session);
            return handOver(message);
        } catch (AddressException malformed) {
            return new Outcome.Refused("“%s” is no address of mail.".formatted(CleanText.line(mail.recipient(), 100)));
        } catch (MessagingException failure) {
            return new SmtpFailure(settings).outcome(failure);
        }
    }

    private Outcome handOver(jakarta.mail.internet.MimeMessage message) throws MessagingException {
        var smtp = settings.smtp();
        var protocol = smtp.tls() == Tls.IMPLICIT ? "smtps" : "smtp";
        var transport = (SMTPTransport) session.getTransport(protocol);
        try {
            transport.connect(
                    smtp.host(),
                    smtp.usedPort(),
                    smtp.username().isEmpty() ? null : smtp.username(),
                    smtp.username().isEmpty() ? null : smtp.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent(CleanText.line(transport.getLastServerResponse(), 200));
        } finally {
            close(transport);
        }
    }

    /** The mail is with the server by now, or the failure is told already. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // A server that hangs up before QUIT has done its work.
        }
    }

    private static Properties properties(Smtp smtp, String from) {
        var properties = new Properties();
        var timeout = String.valueOf(smtp.timeout().toMillis());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            var prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", timeout);
            properties.setProperty(prefix + "timeout", timeout);
            properties.setProperty(prefix + "writetimeout", timeout);
            properties.setProperty(
                    prefix + "auth", String.valueOf(!smtp.username().isEmpty()));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
            properties.setProperty(prefix + "from", from);
            // It waits for the farewell of a server that has taken the mail: no.
            properties.setProperty(prefix + "quitwait", "false");
        }
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(smtp.tls() != Tls.NONE));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(smtp.tls() == Tls.REQUIRED));
        return properties;
    }
}
