package dev.vitals.digest;

import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import dev.vitals.remediation.FixRan;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * A notice each time that a standing order made a fix, or could not: to who gave the order, and to whoever works on findings
 * of the account. It cannot be ended by itself, for nobody approved this very change; ending the order ends it.
 */
@Component
public class FixNotice {

    private static final int LONGEST = 400;

    private record Facts(String account, Optional<UUID> orderedBy) {}

    private final JdbcClient sql;
    private final MemberStore members;
    private final DigestChoices choices;
    private final Told told;
    private final MailMaker maker;
    private final Links links;
    private final Organization organization;
    private final Clock clock;

    FixNotice(
            JdbcClient sql,
            MemberStore members,
            DigestChoices choices,
            Told told,
            MailMaker maker,
            Links links,
            Organization organization,
            Clock clock) {
        this.sql = sql;
        this.members = members;
        this.choices = choices;
        this.told = told;
        this.maker = maker;
        this.links = links;
        this.organization = organization;
        this.clock = clock;
    }

    /** A plan can end twice: made, and taken back. */
    @ApplicationModuleListener
    public void on(FixRan fix) {
        if (!fix.automatic()) {
            return;
        }
        var facts = facts(fix);
        var about = List.of("fix %s %08x".formatted(fix.plan(), fix.what().hashCode()));
        members.all(clock.instant()).stream()
                .filter(member -> isTold(member, fix, facts))
                .forEach(member -> {
                    var choice = choices.of(member.id(), organization.zone(), clock.instant());
                    told.once(Kind.NOTICE, member, choice, letter(fix, facts, member, choice), about);
                });
    }

    private static boolean isTold(Member member, FixRan fix, Facts facts) {
        var gaveTheOrder = facts.orderedBy().filter(member.id()::equals).isPresent();
        return member.may(gaveTheOrder ? Right.READ : Right.TRIAGE, fix.account());
    }

    private Facts facts(FixRan fix) {
        return sql.sql(
                        "select a.name, p.decided_member from fix_plan p join account a on a.id = p.account_id where p.id = ?")
                .param(fix.plan())
                .query((row, number) -> new Facts(
                        row.getString("name"), Optional.ofNullable(row.getObject("decided_member", UUID.class))))
                .single();
    }

    private Letter letter(FixRan fix, Facts facts, Member reader, DigestChoice choice) {
        var discreet = maker.isDiscreet(choice);
        var page = links.to("/fixes/" + fix.plan());
        var account = CleanText.line(facts.account(), 60);
        var line = discreet
                ? new Line("", "What was to be changed, and where, stands on its page", "", page)
                : new Line("", CleanText.line(fix.what(), LONGEST), account, page);
        var letter = new Letter(
                "a standing order %s: %s"
                        .formatted(fix.changed() ? "made a fix" : "made no fix", discreet ? "1 account" : account),
                "",
                List.of(
                        fix.changed()
                                ? "The resource may be other than it was. It is read again at once; only a reading resolves the finding."
                                : "Nothing was changed."),
                List.of(new Section("What came of it", fix.changed() ? "plain" : "unknown", List.of(line), "", null)),
                List.of(),
                page,
                why(reader, facts),
                links.to("/me/digest"),
                "");
        return discreet ? Discreet.of(letter) : letter;
    }

    private static String why(Member reader, Facts facts) {
        return facts.orderedBy().filter(reader.id()::equals).isPresent()
                ? "You get this each time, because you gave the order. It ends with the order."
                : "You get this each time that a standing order fixes something in an account on whose findings you work. It ends with the order.";
    }
}
