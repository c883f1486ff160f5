package dev.vitals.rule.logs;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.logs.LogGroupState;
import dev.vitals.collect.logs.LogKinds;
import dev.vitals.collect.logs.SensitiveData;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.Instance;

class LogGroupRulesTest {

    private static final String ALL_SORTS = """
            {"DataIdentifier": ["arn:aws:dataprotection::aws:data-identifier/AwsSecretKey",
             "arn:aws:dataprotection::aws:data-identifier/Ssn-US",
             "arn:aws:dataprotection::aws:data-identifier/MedicareBeneficiaryNumber-US"]}""";

    private final LogGroupRules rules = new LogGroupRules();
    private final Inventory inventory = Inventories.empty();

    @Test
    void wantsAYearOfEventsOrADecisionToKeepThem() {
        verdict(rules.retention(group(90, null, Reading.absent()), Settings.defaults()))
                .fails("Log group /app keeps its events for 90 days");
        verdict(rules.retention(group(365, null, Reading.absent()), Settings.defaults()))
                .passes();
        verdict(rules.retention(group(null, null, Reading.absent()), Settings.defaults()))
                .fails("Log group /app never expires, and nobody has decided that");
        verdict(rules.retention(group(null, null, Reading.absent()), keeping("/ap*")))
                .passes();
        verdict(rules.retention(group(null, null, Reading.absent()), keeping("/other")))
                .failsSaying("/app");
    }

    @Test
    void wantsAKey() {
        verdict(rules.encrypted(group(null, null, Reading.absent())))
                .fails("Log group /app is not encrypted with a KMS key");
        verdict(rules.encrypted(group(null, "arn:aws:kms:us-east-1:1:key/k", Reading.absent())))
                .passes();
    }

    @Test
    void takesAPolicyOfTheGroupOrOfTheAccount() {
        verdict(protectedBy(Reading.absent()))
                .fails("Log group /app has no data protection policy for credentials, health data, personal data");
        verdict(protectedBy(Reading.known(ALL_SORTS))).passes();

        account(null);
        verdict(protectedBy(Reading.absent())).passes();
    }

    @Test
    void seesThatAnAccountsPolicyLeavesTheGroupOut() {
        account("LogGroupName NOT IN [\"/app\"]");
        verdict(protectedBy(Reading.absent())).failsSaying("/app");
    }

    @Test
    void doesNotTakeARefusedPolicyForNone() {
        assertThatThrownBy(() -> protectedBy(Reading.unreadable(Cause.DENIED, "refused")))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void namesWhatStandsInTheLogAndNotTheTextItself() {
        var found = Reading.known(List.of(SensitiveData.ACCESS_KEY, SensitiveData.SOCIAL_SECURITY_NUMBER));
        var group = new LogGroupState(model(null, null), Reading.absent(), found, Reading.absent());
        verdict(rules.nothingSensitive(group))
                .fails("Log group /app holds access keys, social security numbers in a sample of its newest events");
    }

    @Test
    void asksForDataProtectionOnlyOfTheClassThatHasIt() {
        var model =
                model(null, null).toBuilder().logGroupClass("INFREQUENT_ACCESS").build();
        var state = new LogGroupState(model, Reading.absent(), Reading.known(List.of()), Reading.absent());
        verdict(rules.protectedData(
                        Inventories.resource(LogKinds.GROUP, REGION, state), inventory, Settings.defaults()))
                .isNotApplicable();
    }

    @Test
    void findsTheStreamOfAnInstance() {
        var shipping = new AuthenticationLogRules();
        var state = new LogGroupState(
                model(null, null), Reading.absent(), Reading.known(List.of()), Reading.known(List.of("i-0a1")));
        inventory.add(Inventories.resource(LogKinds.GROUP, REGION, state));

        verdict(shipping.shipped(instance("i-0a1", null), inventory)).passes();
        verdict(shipping.shipped(instance("i-0b2", null), inventory))
                .fails("Instance i-0b2 has shipped no authentication log to CloudWatch Logs lately");
        verdict(shipping.shipped(instance("i-0b2", "Windows"), inventory)).isNotApplicable();
    }

    private static dev.vitals.inventory.Resource<Instance> instance(String id, String platform) {
        return Inventories.resource(
                dev.vitals.collect.ec2.Ec2Kinds.INSTANCE,
                REGION,
                Instance.builder()
                        .instanceId(id)
                        .platform(platform)
                        .state(state -> state.name("running"))
                        .build());
    }

    private Verdict protectedBy(Reading<String> own) {
        return rules.protectedData(
                Inventories.resource(LogKinds.GROUP, REGION, group(null, null, own)), inventory, Settings.defaults());
    }

    private void account(String criteria) {
        inventory.add(Inventories.resource(
                LogKinds.ACCOUNT_POLICY,
                REGION,
                AccountPolicy.builder()
                        .policyName("all")
                        .policyType("DATA_PROTECTION_POLICY")
                        .policyDocument(ALL_SORTS)
                        .selectionCriteria(criteria)
                        .build()));
    }

    private static LogGroupState group(Integer days, String key, Reading<String> protection) {
        return new LogGroupState(model(days, key), protection, Reading.known(List.of()), Reading.absent());
    }

    private static Settings keeping(String... groups) {
        return Settings.defaults().with("retention.keptForever", List.of(groups));
    }

    private static LogGroup model(Integer days, String key) {
        return LogGroup.builder()
                .logGroupName("/app")
                .arn("arn:aws:logs:us-east-1:111122223333:log-group:/app:*")
                .retentionInDays(days)
                .kmsKeyId(key)
                .build();
    }
}
