package dev.vitals.identity;

import dev.vitals.postgres.RowScope;
import dev.vitals.postgres.RowSecurity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at the data as somebody sees it who is not there: for what is made for them by schedule. */
@Component
public class MemberSight {

    /** Matches no account: somebody whose group is empty sees nothing, and not everything. */
    private static final String NOTHING = "none";

    private final RowSecurity security;

    public MemberSight(RowSecurity security) {
        this.security = security;
    }

    /**
     * What the work finds within the accounts that they may see. It takes its own connections: call it outside a
     * transaction, for one that is open already sees what it saw when it was opened.
     *
     * @return empty where the database would not apply their scope, and where they may not read at all
     */
    public <T> Optional<T> of(Member member, Supplier<T> work) {
        if (!member.active() || member.grants().isEmpty()) {
            return Optional.empty();
        }
        if (member.seesEverything()) {
            return Optional.of(work.get());
        }
        if (!security.binds()) {
            return Optional.empty();
        }
        var found = new AtomicReference<T>();
        RowScope.<RuntimeException>within(rows(member), () -> found.set(work.get()));
        return Optional.of(found.get());
    }

    /** Account ids and groups, as row security reads them. */
    static String rows(Member member) {
        var groups = member.grants().stream().map(grant -> "group:" + grant.group());
        var visible = Stream.concat(member.accounts().orElseThrow().stream(), groups)
                .distinct()
                .collect(Collectors.joining(","));
        return visible.isEmpty() ? NOTHING : visible;
    }
}
