package dev.vitals.digest;

import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What somebody could see when a mail was made for them, and whether they still can when it is to be sent: grants end,
 * groups change, people leave, and mails wait.
 */
@Component
class Sight {

    private static final String EVERYTHING = "*";

    private final MemberStore members;

    Sight(MemberStore members) {
        this.members = members;
    }

    /** As it is kept with a mail. */
    static String of(Member member) {
        return member.accounts().map(accounts -> String.join(",", accounts)).orElse(EVERYTHING);
    }

    /** Why a mail must not be sent to whom it was made for; empty where it may. */
    Optional<String> refusal(Mail mail, Instant now) {
        if (mail.member() == null) {
            return Optional.empty();
        }
        return members.find(mail.member(), now)
                .map(member -> refusal(mail.sight(), member))
                .orElse(Optional.of("Not sent: the person is not known any more."));
    }

    private static Optional<String> refusal(String then, Member now) {
        if (!now.active()) {
            return Optional.of("Not sent: the person was deactivated meanwhile.");
        }
        return holds(then, now)
                ? Optional.empty()
                : Optional.of("Not sent: the person may no longer see all that it was made of.");
    }

    private static boolean holds(String then, Member now) {
        return now.seesEverything()
                || then.isEmpty()
                || now.accounts().orElseThrow().containsAll(List.of(then.split(",")));
    }
}
