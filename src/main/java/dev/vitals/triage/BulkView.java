package dev.vitals.triage;

import dev.vitals.finding.FindingList;
import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a selection exactly: how many, how bad, of which accounts, and the first of them. */
@Component
class BulkView {

    static final int SHOWN = 50;

    private static final String FIRST = """
            select f.id, f.severity, f.headline, coalesce(a.name, f.account_id) as account_name, f.human_state
              from finding f left join account a on a.id = f.account_id
             where f.id in (%s)
             order by case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, f.id
             limit %d
            """;

    private static final String BY_ACCOUNT = """
            select f.account_id::text as account, coalesce(max(a.name), f.account_id::text) as name, count(*) as findings,
                   count(*) filter (where f.severity = 'critical') as critical
              from finding f left join account a on a.id = f.account_id
             where f.id in (%s) group by f.account_id order by 2
            """;

    private final JdbcClient sql;
    private final FindingList findings;
    private final Owners owners;
    private final Picked picked;

    BulkView(JdbcClient sql, FindingList findings, Owners owners, Picked picked) {
        this.sql = sql;
        this.findings = findings;
        this.owners = owners;
        this.picked = picked;
    }

    /** One of the selection. */
    record Item(long id, String severity, String headline, String accountName, String state) {}

    /** How many of an account, and whether the person may change them. */
    record OfAccount(String account, String name, long findings, long critical, boolean isAllowed) {}

    void show(Model model, Selection selection, String which, Member who) {
        var isNothing = BulkController.isNothing(selection, which);
        var accounts = isNothing ? List.<OfAccount>of() : accounts(selection, who);
        model.addAttribute("selection", selection);
        model.addAttribute("which", which);
        model.addAttribute("accounts", accounts);
        model.addAttribute(
                "total", accounts.stream().mapToLong(OfAccount::findings).sum());
        model.addAttribute(
                "critical", accounts.stream().mapToLong(OfAccount::critical).sum());
        var items = isNothing ? List.<Item>of() : items(selection);
        model.addAttribute("items", items);
        model.addAttribute("caption", caption(items));
        model.addAttribute("owners", owners.choices());
        model.addAttribute("today", picked.now().day());
    }

    /** What stands above the table of items. */
    static String caption(List<Item> items) {
        return items.size() < SHOWN ? "All of them, the worst first" : "The worst %d of them".formatted(SHOWN);
    }

    List<Item> items(Selection selection) {
        return sql.sql(FIRST.formatted(selection.sql(), SHOWN))
                .params(selection.values(findings, picked.now()))
                .query((row, number) -> new Item(
                        row.getLong("id"),
                        row.getString("severity"),
                        row.getString("headline"),
                        row.getString("account_name"),
                        row.getString("human_state").replace('_', ' ')))
                .list();
    }

    private List<OfAccount> accounts(Selection selection, Member who) {
        return sql.sql(BY_ACCOUNT.formatted(selection.sql()))
                .params(selection.values(findings, picked.now()))
                .query((row, number) -> new OfAccount(
                        row.getString("account"),
                        row.getString("name"),
                        row.getLong("findings"),
                        row.getLong("critical"),
                        who.may(Right.TRIAGE, row.getString("account"))))
                .list();
    }
}
