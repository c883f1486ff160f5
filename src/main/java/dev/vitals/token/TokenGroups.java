package dev.vitals.token;

import dev.vitals.identity.Groups;
import dev.vitals.identity.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The groups of accounts to which a token can be bound. */
@Component
class TokenGroups {

    private final Groups groups;

    TokenGroups(Groups groups) {
        this.groups = groups;
    }

    /** The names of those on which somebody has a role: all where they have one on everything. */
    Map<Long, String> of(Member member) {
        var names = new LinkedHashMap<Long, String>();
        var theirs = Tokens.groups(member);
        groups.names().forEach((id, name) -> {
            if (member.seesEverything() || theirs.contains(id)) {
                names.put(id, name);
            }
        });
        return names;
    }
}
