package dev.vitals.watch;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether every account can be seen. Says {@code BLIND} and not {@code DOWN} where one cannot: the instance is as well as
 * before, and another one would see no more.
 */
@Component("accounts")
class AccountsHealth extends AbstractHealthIndicator {

    static final String BLIND = "BLIND";

    /** So that an answer stays short when a whole organization went dark. */
    private static final int MOST_NAMED = 50;

    private final Answers answers;
    private final Clock clock;

    AccountsHealth(Answers answers, Clock clock) {
        super("Whether accounts are seen could not be told");
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var now = clock.instant();
        var accounts = answers.sight();
        var blind = accounts.stream().filter(each -> each.at(now).isBlind()).toList();
        health.status(blind.isEmpty() ? "UP" : BLIND);
        Arrays.stream(Sight.values())
                .forEach(sight -> health.withDetail(
                        sight.word(),
                        accounts.stream().filter(each -> each.at(now) == sight).count()));
        if (!blind.isEmpty()) {
            health.withDetail("blind", named(blind));
        }
    }

    private Map<String, String> named(List<AccountSight> blind) {
        return blind.stream()
                .limit(MOST_NAMED)
                .collect(Collectors.toMap(AccountSight::account, this::words, (one, other) -> one, LinkedHashMap::new));
    }

    private String words(AccountSight account) {
        var read = account.read() == null ? "never read" : "last read " + account.read();
        return "%s, %s".formatted(account.at(clock.instant()).word(), read);
    }
}
