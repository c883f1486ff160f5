package dev.vitals.search;

import dev.vitals.account.Account;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.inventory.TypeName;
import dev.vitals.rule.RuleDefinition;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each kind of thing is shown among what was found. */
final class Hits {

    private Hits() {}

    static Hit finding(long id, String headline, String account, String region, String severity) {
        return new Hit(
                Kind.FINDINGS, String.valueOf(id), headline, account + " · " + region, severity, "/findings/" + id);
    }

    static Hit resource(long id, String name, String resourceId, String type, String account, String region) {
        var detail = Stream.of(new TypeName(type).label(), name.equals(resourceId) ? "" : resourceId, account, region)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new Hit(Kind.RESOURCES, String.valueOf(id), name, detail, "", "/resources/" + id);
    }

    static Hit safeguard(Safeguard safeguard) {
        return new Hit(
                Kind.SAFEGUARDS,
                safeguard.citation(),
                safeguard.title(),
                safeguard.citation() + " · " + safeguard.family().title(),
                "",
                "/safeguards?citation=" + safeguard.citation());
    }

    static Hit rule(RuleDefinition rule) {
        return new Hit(
                Kind.RULES, rule.id(), rule.title(), rule.id(), rule.severity().word(), "/rules/" + rule.id());
    }

    static Hit account(Account account) {
        return new Hit(Kind.ACCOUNTS, account.id(), account.name(), account.id(), "", "/accounts/" + account.id());
    }
}
