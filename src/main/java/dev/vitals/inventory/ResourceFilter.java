package dev.vitals.inventory;

import dev.vitals.api.Words;
import dev.vitals.page.Chosen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which resources are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param text words in the id, name or ARN
 * @param state {@code present}, which is also what none means, {@code gone} or {@code all}
 * @param scope {@code account:111122223333}, {@code group:7}, or {@code all}
 * @param account another way to say {@code account:…}
 * @param region such as {@code us-east-1}, or {@code global}
 * @param type a CloudFormation type name, or the start of those of one service: {@code AWS::EC2}
 * @param tag {@code key}, or {@code key=value}
 * @param sort what the list is sorted by, what is newest first; with a hyphen the other way round
 */
public record ResourceFilter(
        String text,
        @Words({"present", "gone", "all"}) String state,
        @Words(like = Words.SCOPE) String scope,
        @Words(like = Words.ACCOUNT) String account,
        String region,
        String type,
        String tag,

        @Words(
                value = {"name", "type", "account", "changed", "seen"},
                turns = true)
        String sort) {

    private static final String ACCOUNT = "account:";

    public ResourceFilter {
        text = given(text);
        state = given(state);
        account = given(account);
        scope = scope == null || scope.equals("all") ? "" : scope.strip();
        region = given(region);
        type = given(type);
        tag = given(tag);
        sort = given(sort);
    }

    /** Everything that is there. */
    static ResourceFilter none() {
        return new ResourceFilter("", "", "", "", "", "", "", "");
    }

    /** The scope that is shown, however it was said; empty for everything. */
    public String shownScope() {
        return scope.isEmpty() && !account.isEmpty() ? ACCOUNT + account : scope;
    }

    String scopeKey() {
        return shownScope().substring(shownScope().indexOf(':') + 1);
    }

    String scopeCondition() {
        return shownScope().startsWith(ACCOUNT)
                ? "r.account_id = :key"
                : "r.account_id in (select m.account_id from account_group_member m where m.group_id::text = :key)";
    }

    String stateCondition() {
        return switch (state) {
            case "", "present" -> "r.gone_at is null";
            case "gone" -> "r.gone_at is not null";
            case "all" -> "true";
            default ->
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "'%s' is none of present, gone and all".formatted(state));
        };
    }

    String tagKey() {
        return tag.contains("=") ? tag.substring(0, tag.indexOf('=')).strip() : tag;
    }

    /** Null where any value will do. */
    @Nullable
    String tagValue() {
        return tag.contains("=") ? tag.substring(tag.indexOf('=') + 1).strip() : null;
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return !chosen().isEmpty();
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        add(chosen, "text", "Words", text);
        add(chosen, "state", "State", state.equals("present") ? "" : state);
        add(chosen, "type", "Type", new TypeName(type).label());
        add(chosen, scope.isEmpty() ? "account" : "scope", "Accounts", scopeKey());
        add(chosen, "region", "Region", region);
        add(chosen, "tag", "Tag", tag);
        return chosen;
    }

    private static void add(List<Chosen> chosen, String parameter, String label, String value) {
        if (!value.isEmpty()) {
            chosen.add(new Chosen(parameter, label, value));
        }
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
