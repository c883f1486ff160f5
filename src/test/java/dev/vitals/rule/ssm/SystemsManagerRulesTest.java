package dev.vitals.rule.ssm;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.collect.ssm.SessionPreferences;
import dev.vitals.collect.ssm.SsmDocument;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ResourceComplianceSummaryItem;

class SystemsManagerRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ManagedRules managed = new ManagedRules();
    private final DocumentRules documents = new DocumentRules();

    @Test
    void missesWhatSystemsManagerDoesNotKnow() {
        verdict(instance("running", Inventories.empty())).fails("Instance i-1 is not managed by Systems Manager");
        verdict(instance("running", knowing("Online"))).passes();
        verdict(instance("running", knowing("ConnectionLost")))
                .fails("Instance i-1 has lost its connection to Systems Manager");
        verdict(instance("stopped", Inventories.denied())).isNotApplicable();
        assertThatThrownBy(() -> instance("running", Inventories.denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void keepsPatchesAndAssociationsApart() {
        verdict(managed.patched(item("Patch", "NON_COMPLIANT"))).fails("Machine i-1 misses approved patches");
        verdict(managed.patched(item("Patch", "COMPLIANT"))).passes();
        verdict(managed.patched(item("Association", "NON_COMPLIANT"))).isNotApplicable();
        verdict(managed.associated(item("Association", "NON_COMPLIANT")))
                .fails("Machine i-1 is not as its associations want it");
    }

    @Test
    void findsSecretsByWholeWordsOnly() {
        verdict(parameter("/ehr/db-password", "String"))
                .fails("Parameter /ehr/db-password sounds like a secret and is a String");
        verdict(parameter("/ehr/api_key", "StringList")).failsSaying("StringList");
        verdict(parameter("/ehr/db-password", "SecureString")).passes();
        verdict(parameter("/ehr/keyboard-layout", "String")).isNotApplicable();
        verdict(parameter("/ehr/tokenizer/version", "String")).isNotApplicable();
        verdict(parameter("/ehr/token-url", "String")).isNotApplicable();
        verdict(parameter("/ehr/db-secret-arn", "String")).isNotApplicable();
        verdict(parameter("/ehr/password-policy/min-length", "String")).isNotApplicable();
        verdict(parameter("/ehr/password/primary", "String")).failsSaying("sounds like a secret");
    }

    @Test
    void tellsADocumentForEveryoneFromOneForAPartner() {
        verdict(documents.notPublic(new SsmDocument("setup", Reading.known(List.of("all")))))
                .fails("Document setup is shared with every AWS account");
        verdict(documents.notPublic(new SsmDocument("setup", Reading.known(List.of("444455556666")))))
                .passes();
    }

    @Test
    void wantsSessionsToEndAndToBeKeptEncrypted() {
        verdict(sessions(Reading.absent()))
                .fails("Session Manager in us-east-1 keeps idle sessions for 20 minutes and logs none");
        verdict(sessions("'idleSessionTimeout':'30','s3BucketName':'logs'"))
                .fails("Session Manager in us-east-1 keeps idle sessions for 30 minutes");
        verdict(sessions("'idleSessionTimeout':'15','s3BucketName':'','cloudWatchLogGroupName':''"))
                .fails("Session Manager in us-east-1 logs no sessions");
        verdict(sessions("'idleSessionTimeout':'15','s3BucketName':'logs','s3EncryptionEnabled':false"))
                .fails("Session Manager in us-east-1 logs sessions without encryption");
        verdict(sessions("'idleSessionTimeout':'15','cloudWatchLogGroupName':'/sessions'"))
                .passes();
    }

    @Test
    void asksForSessionPreferencesOnlyWhereSomethingTakesSessions() {
        var unset = new SessionPreferences(REGION, Reading.absent());
        verdict(documents.sessionsEnd(unset, Inventories.empty(), SETTINGS)).isNotApplicable();
        assertThatThrownBy(() -> documents.sessionsEnd(unset, Inventories.denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void isUnknownWhereTheSessionDocumentMakesNoSense() {
        assertThatThrownBy(() -> sessions("'idleSessionTimeout':'soon'")).isInstanceOf(UnreadableException.class);
    }

    private Verdict instance(String state, Inventory inventory) {
        var instance = Instance.builder()
                .instanceId("i-1")
                .state(now -> now.name(state))
                .build();
        return managed.managed(Inventories.resource(Ec2Kinds.INSTANCE, REGION, instance), inventory);
    }

    private static Inventory knowing(String ping) {
        var inventory = Inventories.empty();
        var key = new ResourceKey(Inventories.ACCOUNT, REGION, "AWS::SSM::ManagedInstance", "i-1");
        var config =
                InstanceInformation.builder().instanceId("i-1").pingStatus(ping).build();
        inventory.add(new Resource<>(key, "arn", "i-1", Map.of(), config));
        return inventory;
    }

    private static ResourceComplianceSummaryItem item(String type, String status) {
        return ResourceComplianceSummaryItem.builder()
                .complianceType(type)
                .resourceId("i-1")
                .status(status)
                .build();
    }

    private Verdict parameter(String name, String type) {
        return documents.encrypted(
                ParameterMetadata.builder().name(name).type(type).build());
    }

    private Verdict sessions(String inputs) {
        return sessions(Reading.known("{'inputs':{".replace('\'', '"') + inputs.replace('\'', '"') + "}}"));
    }

    private Verdict sessions(Reading<String> content) {
        return documents.sessionsEnd(new SessionPreferences(REGION, content), knowing("Online"), SETTINGS);
    }
}
