package dev.vitals.digest;

import dev.vitals.digest.Mail.Kind;
import dev.vitals.digest.Mail.State;
import dev.vitals.identity.Member;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes mails of letters, each with the id that it keeps through all attempts. */
@Component
class MailMaker {

    private final LetterHtml html;
    private final WayOut out;
    private final MailSettings settings;

    MailMaker(LetterHtml html, WayOut out, MailSettings settings) {
        this.html = html;
        this.out = out;
        this.settings = settings;
    }

    /** Where mails to somebody go; empty for who has no address. */
    static Optional<String> address(Member member, DigestChoice choice) {
        var address = member.mail().isBlank() ? choice.address() : member.mail();
        return Optional.of(address.strip()).filter(text -> !text.isEmpty());
    }

    /** Whether mails to somebody are to be written discreetly. */
    boolean isDiscreet(DigestChoice choice) {
        return choice.discreet() || out.isShared();
    }

    /** A mail that waits to be sent; where nothing can be sent, one that is kept. */
    Mail mail(Kind kind, Member member, String address, Letter letter, Instant now) {
        var id = UUID.randomUUID();
        return new Mail(
                id,
                member.id(),
                kind,
                address,
                letter.head(),
                html.of(letter),
                LetterText.of(letter),
                "<%s@%s>".formatted(id, settings.domain()),
                letter.unsubscribe(),
                now,
                out.isOpen() ? State.WAITING : State.KEPT,
                0,
                now,
                null,
                out.isOpen() ? "" : "No way to send mails is configured, so it is kept here.",
                false,
                Sight.of(member));
    }
}
