package dev.vitals.digest;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** A mail as mail servers take it: plain text and HTML as alternatives, and the heads by which one gets rid of it. */
final class MimeMail extends MimeMessage {

    private final String messageId;

    private MimeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Writes the mail.
     *
     * @throws AddressException for an address to which no mail can go
     */
    static MimeMessage of(Mail mail, MailSettings settings, Session session) throws MessagingException {
        var message = new MimeMail(session, mail.messageId());
        message.setFrom(named(settings.from(), settings.fromName()));
        message.setRecipient(RecipientType.TO, address(mail.recipient()));
        message.setSubject(CleanText.head(mail.subject()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.madeAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        unsubscribing(mail, message);
        message.setContent(new MimeMultipart("alternative", part(mail.plain(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    /** The same without a session of its own, for services that take whole messages. */
    static MimeMessage of(Mail mail, MailSettings settings) throws MessagingException {
        return of(mail, settings, Session.getInstance(new Properties()));
    }

    /** RFC 8058 asks for TLS; an address without it is for people to click on. */
    private static void unsubscribing(Mail mail, MimeMessage message) throws MessagingException {
        if (mail.unsubscribe().isEmpty()) {
            return;
        }
        message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
        if (mail.unsubscribe().startsWith("https:")) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /** One address and nothing else: no second one, no group, no name that somebody put around it. */
    private static InternetAddress address(String text) throws AddressException {
        if (!isAddress(text)) {
            throw new AddressException("Not an address of mail", text);
        }
        return new InternetAddress(text, true);
    }

    /** Whether a mail could go there at all. */
    static boolean isAddress(String text) {
        try {
            var address = new InternetAddress(text, true);
            return text.matches("[\\x21-\\x7e]{3,254}")
                    && text.contains("@")
                    && address.getAddress().equals(text)
                    && !text.startsWith("-");
        } catch (AddressException malformed) {
            return false;
        }
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, CleanText.line(name, 60), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("UTF-8 is missing", impossible);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /** Repeated attempts carry the same one. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
