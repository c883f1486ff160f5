package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.vitals.digest.MailSettings.Tls;
import dev.vitals.support.ScriptedSmtp;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });
    private final ScriptedSmtp scripted = ScriptedSmtp.start();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        scripted.close();
    }

    @Test
    void arrivesWithBothAlternativesAndTheHeadsByWhichOneGetsRidOfIt() throws Exception {
        var mail = Mails.waiting("[Vitals] 3 new, 5 fixed: Ärztehaus", NOW);
        assertThat(greenmail().send(mail)).isInstanceOf(Outcome.Sent.class);

        var got = received();
        assertThat(got.getSubject()).isEqualTo("[Vitals] 3 new, 5 fixed: Ärztehaus");
        assertThat(got.getFrom()[0]).hasToString("Vitals <vitals@example.org>");
        assertThat(got.getMessageID()).isEqualTo(mail.messageId());
        assertThat(got.getSentDate()).isEqualTo(NOW);
        assertThat(got.getHeader("List-Unsubscribe"))
                .containsExactly("<https://vitals.example.org/unsubscribe/digest/secret>");
        assertThat(got.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) got.getContent();
        assertThat(got.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("3 new");
        assertThat(parts.getBodyPart(1).getContent().toString().strip()).isEqualTo("<p>3 new</p>");
        assertThat(parts.getCount()).isEqualTo(2);
    }

    @Test
    void letsNobodyWriteAHeadOfTheirOwnThroughTheSubject() throws Exception {
        var letter = Mails.letter("3 new: prod\r\nBcc: eve@example.org\r\n\r\n<b>hi</b>\u202E" + "x".repeat(4000));
        greenmail().send(Mails.waiting(letter.head(), NOW));

        var got = received();
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(got.getSubject())
                .startsWith("[Vitals] 3 new: prod Bcc: eve@example.org <b>hi</b>x")
                .hasSizeLessThan(160);
        var raw = new java.io.ByteArrayOutputStream();
        got.writeTo(raw);
        assertThat(Arrays.stream(raw.toString().split("\r?\n")).noneMatch(line -> line.startsWith("Bcc:")))
                .isTrue();
    }

    @Test
    void sendsToOneAddressAndToNothingThatOnlyLooksLikeOne() {
        for (String address : new String[] {
            "ada@example.org, eve@example.org",
            "ada@example.org\r\nBcc: eve@example.org",
            "Ada <ada@example.org>",
            "group: ada@example.org;",
            "ada",
            "-oQ/tmp@example.org",
            ""
        }) {
            assertThat(greenmail().send(Mails.to(address, NOW)))
                    .as(address)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why()).contains("is no address of mail"));
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearWhereTlsIsRequiredAndSaysWhatIsMissing() {
        var outcome = new SmtpDelivery(Mails.settings(scripted.port(), Tls.REQUIRED)).send(Mails.waiting("x", NOW));

        assertThat(outcome)
                .isEqualTo(new Outcome.Later(
                        "localhost:%d offers no STARTTLS, and without it nothing is sent. Have it offered there, or set vitals.mail.smtp.tls to another value."
                                .formatted(scripted.port())));
        assertThat(scripted.taken()).isEmpty();
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        var outcome = new SmtpDelivery(Mails.settings(server.getSmtps().getPort(), Tls.IMPLICIT))
                .send(Mails.waiting("x", NOW));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.why())
                                .startsWith("TLS with localhost:")
                                .contains("its certificate"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainAfter4xxAndNeverAfter5xxToTheRecipient() {
        scripted.answering("RCPT", "451 4.7.1 greylisted, come back later");
        assertThat(plain())
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.why()).contains("cannot take it now", "greylisted"));
        scripted.answering("RCPT", "550 5.1.1 no such user");
        assertThat(plain())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("for good", "no such user"));
        scripted.willing();
        scripted.answering(".", "452 4.3.1 disk full");
        assertThat(plain()).isInstanceOf(Outcome.Later.class);
        scripted.answering(".", "554 5.7.1 looks like spam");
        assertThat(plain()).isInstanceOf(Outcome.Refused.class);
        scripted.willing();
        assertThat(plain()).isEqualTo(new Outcome.Sent("250 taken"));
    }

    @Test
    void takesARefusedSenderForAMatterOfSettingsAndNotOfTheRecipient() {
        scripted.answering("MAIL", "550 5.7.1 not your domain");
        assertThat(plain())
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.why()).contains("vitals.mail.from", "not your domain"));
    }

    @Test
    void triesAgainWhereNobodyListensAndWhereTheConnectionBreaksOff() {
        scripted.answering(".", "hang up");
        assertThat(plain()).isInstanceOf(Outcome.Later.class);
        scripted.close();
        assertThat(plain())
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.why()).contains("cannot be reached"));
    }

    private Outcome plain() {
        return new SmtpDelivery(Mails.settings(scripted.port(), Tls.NONE)).send(Mails.waiting("x", NOW));
    }

    private SmtpDelivery greenmail() {
        return new SmtpDelivery(Mails.settings(server.getSmtp().getPort(), Tls.OFFERED));
    }

    private MimeMessage received() {
        assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
        return server.getReceivedMessages()[0];
    }
}
