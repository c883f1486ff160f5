package dev.vitals.digest;

import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.digest.Mail.Kind;
import dev.vitals.digest.Mail.State;
import dev.vitals.digest.MailSettings.Ses;
import dev.vitals.digest.MailSettings.Smtp;
import dev.vitals.digest.MailSettings.Sns;
import dev.vitals.digest.MailSettings.Tls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Mails, letters and settings of tests. */
final class Mails {

    static final LetterHtml HTML = new LetterHtml(engine());

    private Mails() {}

    static MailSettings settings(int port, Tls tls) {
        var smtp = new Smtp("localhost", port, "", "", tls, Duration.ofSeconds(2));
        return new MailSettings(
                "",
                "vitals@example.org",
                "Vitals",
                Duration.ofMinutes(2),
                Duration.ofDays(3),
                Duration.ofDays(365),
                smtp,
                new Ses("us-east-1", "", null),
                new Sns("", null));
    }

    static Mail waiting(String subject, Instant at) {
        var id = UUID.randomUUID();
        return new Mail(
                id,
                null,
                Kind.DIGEST,
                "ada@example.org",
                subject,
                "<p>3 new</p>",
                "3 new\n",
                "<" + id + "@example.org>",
                "https://vitals.example.org/unsubscribe/digest/secret",
                at,
                State.WAITING,
                0,
                at,
                null,
                "",
                false,
                "");
    }

    static Mail to(String recipient, Instant at) {
        var mail = waiting("[Vitals] 3 new", at);
        return new Mail(
                mail.id(),
                null,
                mail.kind(),
                recipient,
                mail.subject(),
                mail.html(),
                mail.plain(),
                mail.messageId(),
                "",
                at,
                mail.state(),
                0,
                at,
                null,
                "",
                false,
                "");
    }

    static Letter letter(String subject, Line... lines) {
        return new Letter(
                subject,
                "Mon to Tue",
                List.of("Something changed."),
                List.of(new Section(
                        "New (3)", "bad", List.of(lines), "and 7 more", "https://vitals.example.org/findings")),
                List.of(),
                "https://vitals.example.org/",
                "You asked for it.",
                "https://vitals.example.org/me/digest",
                "https://vitals.example.org/unsubscribe/digest/secret");
    }

    private static SpringTemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("frontend-templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
