package dev.vitals.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.account.AccountStore;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.inventory.StoredStates;
import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.rule.policy.Decision;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.server.ResponseStatusException;
import software.amazon.awssdk.services.iam.model.UserDetail;

class AccessControllerTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final AsOf NOW =
            new AsOf(LocalDate.parse("2026-11-05"), Instant.parse("2026-11-05T12:00:00Z"), true);
    private static final AsOf ON_MONDAY =
            new AsOf(LocalDate.parse("2026-11-02"), Instant.parse("2026-11-02T23:59:59Z"), false);
    private static final AsOf BEFORE =
            new AsOf(LocalDate.parse("2026-10-01"), Instant.parse("2026-10-01T23:59:59Z"), false);

    private final TestDatabase database = TestDatabase.empty();
    private final CollectorCatalogue collectors = Catalogues.COLLECTORS;
    private final Map<Class<?>, ResourceKind<?>> kinds =
            collectors.kinds().stream().collect(Collectors.toMap(ResourceKind::config, Function.identity()));
    private final StoredStates states = new StoredStates(database.sql());
    private final AccessController controller = new AccessController(
            new AccountStore(database.sql(), database.transactions()),
            new StoredAccess(states, collectors),
            states,
            new UnusedServices(database.sql()),
            new LastRead(database.sql()));

    @BeforeEach
    void onMondayAliceWasAnAdministratorAndOnTuesdayOnlyBobCanBecomeOne() {
        database.account(Inventories.ACCOUNT);
        keep(MONDAY, withUsers(Iam.user("alice").userPolicyList(Iam.inline("all", Iam.ADMIN))));
        keep(TUESDAY, withUsers(Iam.user("alice").userPolicyList(Iam.inline("all", Iam.READER))));
    }

    private static Inventory withUsers(UserDetail.Builder alice) {
        var bob = Iam.user("bob")
                .userPolicyList(Iam.inline(
                        "own",
                        Iam.policy("{'Sid':'Own','Effect':'Allow','Action':'iam:PutUserPolicy','Resource':'*'}")));
        return Iam.with(Inventories.empty(), IamKinds.USER, alice.build(), bob.build());
    }

    private void keep(Instant at, Inventory inventory) {
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) ->
                lists.add(ListCoverage.of(kinds.get(config).type(), region, listed)));
        var stored = inventory.resources().stream().map(resource -> {
            var kind = kinds.get(resource.config().getClass());
            return StoredResource.of(resource, SdkJson.toJson(resource.config()), kind.volatileMembers());
        });
        new InventoryStore(database.sql(), database.copy(), database.transactions())
                .write(new ScanWrite(UUID.randomUUID(), Inventories.ACCOUNT, at), stored, ListCoverage.perType(lists));
    }

    private Map<String, Object> show(AccessFilter filter, AccessQuestion question, AsOf asOf) {
        var model = new ExtendedModelMap();
        assertThat(controller.show(Inventories.ACCOUNT, filter, question, 1, asOf, model))
                .isEqualTo("access/access");
        return model;
    }

    private AccessPage page(AsOf asOf) {
        return (AccessPage) show(new AccessFilter("", "", ""), new AccessQuestion("", "", ""), asOf)
                .get("access");
    }

    private Map<String, Object> ask(String principal, String action, String resource) {
        return show(new AccessFilter("", "", ""), new AccessQuestion(principal, action, resource), NOW);
    }

    @Test
    void namesAdministratorsInEffectAndTheStepsToBecomeOne() {
        var page = page(NOW);
        assertThat(page.administrators()).extracting(PrincipalRow::name).containsExactly("bob");
        assertThat(page.administrators().getFirst().word()).isEqualTo("can become one");
        assertThat(page.escalations().getFirst().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.by()).isEqualTo("statement Own of inline policy own"));
        assertThat(page.isWhole()).isTrue();
    }

    @Test
    void saysWhenTheAccountWasLastReadByThatDay() {
        assertThat(ask("", "", "")).containsEntry("readAt", null);
        for (Instant at : List.of(MONDAY, TUESDAY)) {
            database.sql()
                    .sql("insert into scan (id, account_id, requested_at, started_at, state, trigger)"
                            + " values (gen_random_uuid(), ?, ?, ?, 'complete', 'schedule')")
                    .params(Inventories.ACCOUNT, at.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC))
                    .update();
        }
        assertThat(ask("", "", "")).containsEntry("readAt", TUESDAY);
        assertThat(show(new AccessFilter("", "", ""), new AccessQuestion("", "", ""), ON_MONDAY))
                .containsEntry("readAt", MONDAY);
    }

    @Test
    void showsWhatTheRuleFoundUnused() {
        var role = Iam.with(Inventories.empty(), IamKinds.ROLE, Iam.role("app").build());
        keep(Instant.parse("2026-11-04T06:00:00Z"), role);
        database.sql().sql("""
                insert into evaluation (rule_id, resource_id, account_id, verdict, message, observed, severity,
                                        rule_version, valid_from, scan_id)
                select 'iam-permissions-used', id, account_id, 'fail', 'Role app …', 'ec2, sqs', 'medium', 2,
                       '2026-11-04T06:00:00Z', gen_random_uuid()
                  from resource where resource_id = 'app'""").update();
        assertThat(page(NOW).unused())
                .singleElement()
                .satisfies(row -> assertThat(row.unused()).containsExactly("ec2", "sqs"));
        assertThat(page(ON_MONDAY).unused()).isEmpty();
    }

    @Test
    void showsEarlierDays() {
        assertThat(page(ON_MONDAY).administrators())
                .extracting(PrincipalRow::name)
                .containsExactly("alice", "bob");
        assertThat(page(BEFORE).isRead()).isFalse();
    }

    @Test
    void listsThatWereRefusedAreNoEmptyOnes() {
        keep(Instant.parse("2026-11-04T06:00:00Z"), Inventories.denied());
        var page = page(NOW);
        assertThat(page.isWhole()).isFalse();
        assertThat(page.gaps()).isNotEmpty();
        assertThat(page.unknown()).extracting(PrincipalRow::name).contains("alice");
        assertThat(page.administrators())
                .as("what was proven stands")
                .extracting(PrincipalRow::name)
                .containsExactly("bob");
    }

    @Test
    void aSingleRefusedListKeepsWhatDependsOnItUnknown() {
        var inventory = withUsers(Iam.user("alice").userPolicyList(Iam.inline("all", Iam.READER)));
        inventory.incomplete(
                software.amazon.awssdk.services.iam.model.RoleDetail.class, Place.GLOBAL, Cause.DENIED, "refused");
        keep(Instant.parse("2026-11-04T06:00:00Z"), inventory);
        assertThat(page(NOW).unknown())
                .singleElement()
                .satisfies(row -> assertThat(row.why()).isEqualTo("access denied: refused"));
    }

    @Test
    void answersAQuestionWithTheStatementThatDecides() {
        var answer = (Answer) ask(Iam.arn("user/alice"), "s3:GetObject", "arn:aws:s3:::records/x")
                .get("answer");
        assertThat(answer.word()).isEqualTo("allowed");
        assertThat(answer.sentence()).isEqualTo("Allowed by Statement[0] of inline policy all.");
        assertThat(((Answer) ask(Iam.arn("user/alice"), "s3:PutObject", "*").get("answer")).decision())
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    void saysWhichFieldOfAQuestionIsWrong() {
        assertThat(ask("", "s3:GetObject", "*")).containsEntry("wrongField", "principal");
        assertThat(ask(Iam.arn("user/nobody"), "s3:GetObject", "*")).containsEntry("wrongField", "principal");
        assertThat(ask(Iam.arn("user/bob"), "read", "*")).containsEntry("wrongField", "action");
        assertThat(ask(Iam.arn("user/bob"), "s3:GetObject", "records")).containsEntry("wrongField", "resource");
    }

    @Test
    void filtersAndSortsPrincipals() {
        assertThat(names(new AccessFilter("BOB", "", ""))).containsExactly("bob");
        assertThat(names(new AccessFilter("", "role", ""))).isEmpty();
        assertThat(names(new AccessFilter("", "user", "-name"))).containsExactly("bob", "alice");
        assertThat(names(new AccessFilter("", "", ""))).as("the gravest first").containsExactly("bob", "alice");
        assertThatThrownBy(() -> names(new AccessFilter("", "", "shoe-size")))
                .isInstanceOf(ResponseStatusException.class);
    }

    @SuppressWarnings("unchecked")
    private List<String> names(AccessFilter filter) {
        var slice = (Slice<PrincipalRow>)
                show(filter, new AccessQuestion("", "", ""), NOW).get("principals");
        return slice.rows().stream().map(PrincipalRow::name).toList();
    }

    @Test
    void anAccountThatIsNotWatchedHasNoPage() {
        assertThatThrownBy(() -> controller.show(
                        "999999999999",
                        new AccessFilter("", "", ""),
                        new AccessQuestion("", "", ""),
                        1,
                        NOW,
                        new ExtendedModelMap()))
                .isInstanceOf(ResponseStatusException.class);
    }
}
