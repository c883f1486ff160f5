package dev.vitals.finding;

import dev.vitals.api.Words;
import dev.vitals.inventory.TypeName;
import dev.vitals.page.Chosen;
import dev.vitals.rule.RuleSource;
import dev.vitals.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which findings are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param text words in the headline or the resource's id or name
 * @param severity only this one
 * @param state what the machine and people say; open for none
 * @param scope {@code account:111122223333}, {@code group:7}, or {@code all}
 * @param account another way to say {@code account:…}
 * @param region such as {@code us-east-1}, or {@code global}
 * @param type a CloudFormation type name, or the start of those of one service: {@code AWS::EC2}
 * @param rule only findings of the rule of this id
 * @param safeguard a citation: findings of the rules that serve it
 * @param age how long ago it was opened
 * @param sort what the list is sorted by, the worst and the newest first; with a hyphen the other way round
 * @param source who says it: {@code scored} for Vitals and the organization's own rules, {@code vitals}, {@code own},
 *     {@code reported} for other products, or one product as rule ids name it: {@code guardduty}
 * @param human what people say of it: {@code acknowledged}
 * @param owner {@code member:…}, {@code team:7}, {@code with-teams:…} for a member and their teams, or {@code none}
 * @param due how it stands to its due date
 * @param tag {@code key}, or {@code key=value}, of the resource
 */
public record FindingFilter(
        String text,
        @Words(of = Severity.class) String severity,
        @Words(of = FindingState.class) String state,
        @Words(like = Words.SCOPE) String scope,
        @Words(like = Words.ACCOUNT) String account,
        String region,
        String type,
        String rule,
        @Words(like = Words.CITATION) String safeguard,
        @Words(of = FindingAge.class) String age,

        @Words(
                value = {"severity", "opened", "since", "account", "resource", "due"},
                turns = true)
        String sort,

        String source,
        String human,
        String owner,
        @Words(of = FindingDue.class) String due,
        String tag) {

    private static final String ACCOUNT = "account:";
    private static final String WITH_TEAMS = "with-teams:";
    private static final Pattern OWNER =
            Pattern.compile("team:\\d{1,18}|(member|with-teams):[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public FindingFilter {
        text = given(text);
        severity = given(severity);
        state = given(state);
        account = given(account);
        scope = scope == null || scope.equals("all") ? "" : scope.strip();
        region = given(region);
        type = given(type);
        rule = given(rule);
        safeguard = given(safeguard);
        age = given(age);
        sort = given(sort);
        source = given(source);
        human = given(human);
        owner = given(owner);
        due = given(due);
        tag = given(tag);
    }

    /** Whoever is on it, and whenever it is due. */
    public FindingFilter(
            String text,
            String severity,
            String state,
            String scope,
            String account,
            String region,
            String type,
            String rule,
            String safeguard,
            String age,
            String sort,
            String source) {
        this(text, severity, state, scope, account, region, type, rule, safeguard, age, sort, source, "", "", "", "");
    }

    /** Every open finding, the worst first. */
    public static FindingFilter none() {
        return new FindingFilter("", "", "", "", "", "", "", "", "", "", "", "");
    }

    /** Findings in every state. */
    public static FindingFilter all() {
        return new FindingFilter("", "", FindingState.ALL.word(), "", "", "", "", "", "", "", "", "");
    }

    /** Findings in every state that hold the words. */
    static FindingFilter of(String words) {
        return new FindingFilter(words, "", FindingState.ALL.word(), "", "", "", "", "", "", "", "", "");
    }

    /**
     * What other products report and nobody has settled.
     *
     * @param safeguard a citation, or empty for all
     */
    public static FindingFilter reported(String scope, String safeguard) {
        return new FindingFilter("", "", "", scope, "", "", "", "", safeguard, "", "", FindingVoice.REPORTED.word());
    }

    /** Empty where every voice counts, and where the source is a product. */
    Optional<FindingVoice> shownVoice() {
        return Stream.of(FindingVoice.values())
                .filter(voice -> voice.word().equals(source))
                .findFirst();
    }

    FindingState shownState() {
        return state.isEmpty()
                ? FindingState.OPEN
                : one(FindingState.values(), FindingState::word, state).orElseThrow();
    }

    Optional<Severity> shownSeverity() {
        return one(Severity.values(), Severity::word, severity);
    }

    Optional<FindingAge> shownAge() {
        return one(FindingAge.values(), FindingAge::word, age);
    }

    Optional<FindingDue> shownDue() {
        return one(FindingDue.values(), FindingDue::word, due);
    }

    /** On {@code :owner}, see {@link #ownerKey}. */
    String ownerCondition() {
        if (owner.equals("none")) {
            return "f.owner_member is null and f.owner_team is null";
        }
        if (owner.startsWith(WITH_TEAMS)) {
            return "(f.owner_member = :owner::uuid or f.owner_team = any (array(select m.team_id from team_member m"
                    + " join team t on t.id = m.team_id where m.member_id = :owner::uuid and t.closed_at is null)))";
        }
        return owner.startsWith("team:") ? "f.owner_team = :owner::bigint" : "f.owner_member = :owner::uuid";
    }

    String tagKey() {
        return tag.contains("=") ? tag.substring(0, tag.indexOf('=')).strip() : tag;
    }

    /** On the resource of a finding; takes {@code :tagKey} and {@code :tagged}. */
    String tagCondition() {
        return tag.contains("=")
                ? "f.resource_id in (select tagged_resource(:tagged::jsonb))"
                : "f.resource_id in (select keyed_resource(:tagKey))";
    }

    /** The tag as a JSON object. */
    String tagged() {
        var value = tag.contains("=") ? tag.substring(tag.indexOf('=') + 1).strip() : "";
        return JsonMapper.shared().writeValueAsString(Map.of(tagKey(), value));
    }

    /** The id of the member or of the team; bad request for what is none. */
    String ownerKey() {
        var key = owner.substring(owner.indexOf(':') + 1);
        if (!owner.isEmpty() && !owner.equals("none") && !OWNER.matcher(owner).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "'%s' is nobody".formatted(owner));
        }
        return key;
    }

    /** The owner by which findings are found that a person or one of their teams is on. */
    public static String withTeams(UUID member) {
        return WITH_TEAMS + member;
    }

    /** The person whose teams count too; empty for other owners. */
    public static Optional<UUID> memberWithTeams(String owner) {
        return owner.startsWith(WITH_TEAMS) && OWNER.matcher(owner).matches()
                ? Optional.of(UUID.fromString(owner.substring(WITH_TEAMS.length())))
                : Optional.empty();
    }

    /** The scope that is shown, however it was said; empty for everything. */
    public String shownScope() {
        return scope.isEmpty() && !account.isEmpty() ? ACCOUNT + account : scope;
    }

    /** What stands behind the colon of the scope: the id of the account or of the group. */
    String scopeKey() {
        return shownScope().substring(shownScope().indexOf(':') + 1);
    }

    /** On {@code :key}, see {@link #scopeKey}. */
    String scopeCondition() {
        return shownScope().startsWith(ACCOUNT)
                ? "f.account_id = :key"
                : "f.account_id = any (array(select m.account_id from account_group_member m where m.group_id::text = :key))";
    }

    /** Whether anything but the state narrows the list. */
    public boolean isNarrowed() {
        return chosen().stream().anyMatch(chip -> !chip.parameter().equals("state"));
    }

    /** Whether it asks only for what tallies of findings are kept by. */
    boolean isTallied() {
        return !namesResources() && age.isEmpty() && due.isEmpty();
    }

    /** Whether it asks for all of a tally but what is young: far fewer are. */
    boolean isTalliedButForTheYoung() {
        return shownAge().filter(FindingAge::isOld).isPresent() && withoutAge().isTallied();
    }

    /** Whether it asks for what is open and old by severity and what people say alone: that is told by the day of opening. */
    boolean isOfOldDays() {
        return shownAge().filter(FindingAge::isOld).isPresent()
                && shownState().isOfUnresolved()
                && shownScope().isEmpty()
                && withoutAge().isSummed();
    }

    /** The same, however old. */
    FindingFilter withoutAge() {
        return new FindingFilter(
                text, severity, state, scope, account, region, type, rule, safeguard, "", sort, source, human, owner,
                due, tag);
    }

    /** Whether it asks for severity, state and accounts alone: those have sums of their own. */
    boolean isSummed() {
        return Stream.of(text, region, type, rule, safeguard, age, source, owner, due, tag)
                .allMatch(String::isEmpty);
    }

    /** Whether it asks only for what tallies of earlier days are kept by: all accounts together, and not who was on it. */
    boolean isTalliedByDay() {
        return isTallied() && shownScope().isEmpty() && owner.isEmpty();
    }

    /** Whether it asks for what is open by its due day, and nothing else: there is a tally of that. */
    boolean isOfDueDays() {
        return !due.isEmpty()
                && shownState() == FindingState.OPEN
                && shownScope().isEmpty()
                && isNothingElseAsked();
    }

    private boolean isNothingElseAsked() {
        return Stream.of(text, severity, region, type, rule, safeguard, age, source, human, owner, tag)
                .allMatch(String::isEmpty);
    }

    /** Whether it leaves out none of a rule's resources in the accounts that it shows, but for how they stand. */
    boolean isOfWholeRules() {
        return Stream.of(text, region, type, age, owner, due, tag).allMatch(String::isEmpty);
    }

    /** Whether it asks for what of an earlier day is not kept: who is on it, and until when. */
    boolean isAboutToday() {
        return !owner.isEmpty() || !due.isEmpty() || sort.endsWith("due");
    }

    /** Whether it asks for something of the resource itself. */
    boolean namesResources() {
        return !text.isEmpty() || !tag.isEmpty();
    }

    /** Whether one of the less common filters is set. */
    public boolean isDetailed() {
        return Stream.of(region, type, rule, safeguard, age, human, tag).anyMatch(value -> !value.isEmpty());
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        add(chosen, "text", "Words", text);
        if (shownState() != FindingState.OPEN) {
            chosen.add(new Chosen("state", "State", shownState().label()));
        }
        add(chosen, "severity", "Severity", severity);
        add(
                chosen,
                "source",
                "Source",
                shownVoice().map(FindingVoice::label).orElse(source.isEmpty() ? "" : new RuleSource(source).label()));
        add(chosen, scope.isEmpty() ? "account" : "scope", "Accounts", scopeKey());
        add(chosen, "region", "Region", region);
        add(chosen, "type", "Type", new TypeName(type).label());
        add(chosen, "rule", "Rule", rule);
        add(chosen, "safeguard", "Safeguard", safeguard);
        add(chosen, "tag", "Tag", tag);
        add(chosen, "human", "People say", human.replace('_', ' '));
        add(chosen, "owner", "Owner", owner.equals("none") ? "nobody" : ownerKind());
        add(chosen, "due", "Due", shownDue().map(FindingDue::label).orElse(""));
        add(chosen, "age", "Age", shownAge().map(FindingAge::label).orElse(""));
        return chosen;
    }

    /** Names are for those who know them; the form shows which is chosen. */
    private String ownerKind() {
        if (owner.startsWith(WITH_TEAMS)) {
            return "a person and their teams";
        }
        return owner.isEmpty() ? "" : owner.startsWith("team:") ? "a team" : "a person";
    }

    private static void add(List<Chosen> chosen, String parameter, String label, String value) {
        if (!value.isEmpty()) {
            chosen.add(new Chosen(parameter, label, value));
        }
    }

    private static <E> Optional<E> one(E[] values, Function<E, String> word, String asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(values)
                .filter(value -> word.apply(value).equals(asked))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "'%s' is none of the choices".formatted(asked))));
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
