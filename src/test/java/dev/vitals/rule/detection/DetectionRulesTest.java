package dev.vitals.rule.detection;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.READ_AT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.accessanalyzer.AccessAnalyzer;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.inspector.InspectorFinding;
import dev.vitals.collect.inspector.InspectorState;
import dev.vitals.collect.macie.MacieFinding;
import dev.vitals.collect.macie.MacieState;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.securityhub.SecurityHubState;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.inspector2.model.AccountState;

class DetectionRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final AwsRegion HERE = new AwsRegion(ACCOUNT, REGION);
    private final MacieRules macie = new MacieRules();
    private final InspectorRules inspector = new InspectorRules();
    private final PostureRules posture = new PostureRules();

    @Test
    void wantsMacieWherePhiIs() {
        verdict(macie.enabled(HERE, empty(), SETTINGS)).isNotApplicable();
        verdict(macie.enabled(HERE, holding(phiBucket(), state(Reading.absent(), Reading.absent())), SETTINGS))
                .fails("Macie is not switched on in us-east-1");
        verdict(macie.enabled(HERE, holding(phiBucket(), state(Reading.known("ENABLED"), no())), SETTINGS))
                .passes();
        assertThatThrownBy(() -> macie.enabled(HERE, holding(phiBucket(), state(no(), no())), SETTINGS))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> macie.enabled(HERE, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
        verdict(macie.discovers(state(Reading.known("ENABLED"), Reading.known("DISABLED"))))
                .failsSaying("does not look for sensitive data");
        verdict(macie.discovers(state(Reading.known("ENABLED"), Reading.known("ENABLED"))))
                .passes();
        verdict(macie.discovers(state(Reading.absent(), no()))).isNotApplicable();
    }

    @Test
    void isNotSurprisedByPhiWhereItIsDeclared() {
        verdict(macie.noneOpen(found("SensitiveData:S3Object/Personal", "records"), holding(phiBucket()), SETTINGS))
                .passes();
        verdict(macie.noneOpen(found("Policy:IAMUser/S3BucketPublic", "records"), holding(phiBucket()), SETTINGS))
                .failsSaying("Policy:IAMUser/S3BucketPublic");
        verdict(macie.noneOpen(found("SensitiveData:S3Object/Personal", "scratch"), holding(phiBucket()), SETTINGS))
                .fails("Macie found SensitiveData:S3Object/Personal in bucket scratch on 2026-11-01");
        assertThatThrownBy(
                        () -> macie.noneOpen(found("SensitiveData:S3Object/Personal", "scratch"), denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsInspector() {
        verdict(inspector.enabled(HERE, holding(scanning("ENABLED", List.of()))))
                .passes();
        verdict(inspector.enabled(HERE, holding(scanning("DISABLED", List.of()))))
                .fails("Inspector does not scan EC2, ECR, Lambda in us-east-1");
        verdict(inspector.noneOverdue(scanning("ENABLED", List.of(hole("CRITICAL", 16))), empty(), SETTINGS))
                .fails("Inspector's critical finding on i-1 is open since 2026-10-16");
        verdict(inspector.noneOverdue(scanning("ENABLED", List.of(hole("HIGH", 16))), empty(), SETTINGS))
                .passes();
        verdict(inspector.noneOverdue(scanning("DISABLED", List.of()), empty(), SETTINGS))
                .isNotApplicable();
        assertThatThrownBy(() -> inspector.enabled(HERE, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsSecurityHubAndAnalyzers() {
        verdict(posture.hub(HERE, holding(hub(Reading.absent(), List.of()))))
                .fails("Security Hub is not switched on in us-east-1");
        verdict(posture.hub(HERE, holding(hub(Reading.known("arn"), List.of()))))
                .failsSaying("neither a standard nor an integration");
        verdict(posture.hub(HERE, holding(hub(Reading.known("arn"), List.of("arn:standard")))))
                .passes();
        verdict(posture.analyzer(HERE, empty())).fails("No analyzer looks for access from outside in us-east-1");
        verdict(posture.analyzer(HERE, holding(analyzer("ACCOUNT", Reading.known(List.of())))))
                .passes();
        verdict(posture.analyzer(HERE, holding(analyzer("ACCOUNT_UNUSED_ACCESS", Reading.known(List.of())))))
                .failsSaying("No analyzer");
        verdict(posture.analyzer(HERE, holding(analyzer("ACCOUNT", Reading.known(List.of("arn:bucket"))))))
                .failsSaying("arn:bucket");
        assertThatThrownBy(() -> posture.analyzer(HERE, holding(analyzer("ACCOUNT", no()))))
                .isInstanceOf(UnreadableException.class);
    }

    private static Resource<AccessAnalyzer> analyzer(String type, Reading<List<String>> active) {
        return labelled(
                REGION,
                "a",
                new AccessAnalyzer(
                        AnalyzerSummary.builder()
                                .name("a")
                                .type(type)
                                .status("ACTIVE")
                                .build(),
                        active));
    }

    private static Resource<SecurityHubState> hub(Reading<String> arn, List<String> standards) {
        return labelled(
                REGION,
                ACCOUNT,
                new SecurityHubState(ACCOUNT, arn, Reading.known(standards), Reading.known(List.of())));
    }

    private static InspectorFinding hole(String severity, int daysAgo) {
        return new InspectorFinding("arn", "CVE-1", severity, READ_AT.minus(Duration.ofDays(daysAgo)), "i-1");
    }

    private static Resource<InspectorState> scanning(String status, List<InspectorFinding> open) {
        var account = AccountState.builder()
                .state(s -> s.status(status))
                .resourceState(r ->
                        r.ec2(s -> s.status(status)).ecr(s -> s.status(status)).lambda(s -> s.status(status)))
                .build();
        return labelled(REGION, ACCOUNT, new InspectorState(ACCOUNT, Reading.known(account), Reading.known(open)));
    }

    private static Resource<MacieState> state(Reading<String> status, Reading<String> discovery) {
        return labelled(REGION, ACCOUNT, new MacieState(ACCOUNT, status, discovery, no()));
    }

    private static Resource<MacieState> found(String type, String bucket) {
        return labelled(
                REGION,
                ACCOUNT,
                new MacieState(
                        ACCOUNT,
                        Reading.known("ENABLED"),
                        no(),
                        Reading.known(List.of(new MacieFinding("f", type, bucket, READ_AT)))));
    }

    private static Resource<S3Bucket> phiBucket() {
        return labelled(
                Place.GLOBAL,
                "records",
                new S3Bucket(
                        "records",
                        REGION,
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        Reading.known(Map.of("phi", "true"))));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
