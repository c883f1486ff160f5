package dev.vitals.evidence;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreScope;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Turns the scope that somebody chose into the accounts that it holds now, as far as they may see them. */
@Component
class BinderScopes {

    private final Scopes scopes;
    private final AccountStore accounts;
    private final JdbcClient sql;

    BinderScopes(Scopes scopes, AccountStore accounts, JdbcClient sql) {
        this.scopes = scopes;
        this.accounts = accounts;
        this.sql = sql;
    }

    /** A scope with its accounts. */
    record Scope(String name, String label, List<String> accounts) {}

    /**
     * The scope of a form.
     *
     * @param seesEverything whether everything is theirs to ask for; otherwise it is every account that they may see
     */
    Scope of(String scope, List<String> ticked, boolean seesEverything) {
        if (scope.equals(BinderOrder.PICKED)) {
            return picked(accounts.all().stream()
                    .filter(account -> ticked.contains(account.id()))
                    .toList());
        }
        var chosen = Scopes.chosen(scopes.all(), scope);
        if (chosen.scope().equals(ScoreScope.ALL)) {
            return seesEverything
                    ? new Scope(ScoreScope.ALL.name(), "All accounts", ids(accounts.all()))
                    : picked(accounts.all());
        }
        var held = sql.sql("select id from (select id, id as account_id from account) a where %s order by id"
                        .formatted(chosen.scope().condition()))
                .param("key", chosen.scope().key())
                .query(String.class)
                .list();
        var label = chosen.kind().equals("group") ? "Group " + chosen.label() : chosen.label();
        return new Scope(chosen.scope().name(), label, held);
    }

    private static Scope picked(List<Account> some) {
        if (some.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "None of these accounts is watched");
        }
        var names = some.stream().map(Account::name).collect(Collectors.joining(", "));
        return new Scope(BinderOrder.PICKED, names, ids(some));
    }

    private static List<String> ids(List<Account> some) {
        return some.stream().map(Account::id).toList();
    }
}
