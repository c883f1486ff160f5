package dev.vitals.rule.edge;

import dev.vitals.collect.apigateway.ApiStage;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;

/** Stages of REST APIs. */
class ApiStageRules {

    private static final String EVERY_METHOD = "*/*";
    private static final Set<String> LOGS = Set.of("ERROR", "INFO");

    @Rule(
            id = "apigateway-stage-execution-logging",
            title = "The stage logs executions",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict logs(ApiStage stage) {
        Reading.required(stage.stage().stageName(), "StageName");
        var settings = stage.stage().methodSettings();
        if (!settings.containsKey(EVERY_METHOD)) {
            return fail(stage, "does not log executions", "stage.MethodSettings", "no */*");
        }
        return settings.entrySet().stream()
                .filter(setting ->
                        !LOGS.contains(String.valueOf(setting.getValue().loggingLevel())))
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .<Verdict>map(off -> fail(
                        stage,
                        off.getKey().equals(EVERY_METHOD)
                                ? "does not log executions"
                                : "does not log executions of " + off.getKey(),
                        "stage.MethodSettings." + off.getKey() + ".LoggingLevel",
                        off.getValue().loggingLevel()))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "apigateway-stage-cache-encrypted",
            title = "What the stage caches is encrypted",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(1)",
                "164.312(e)(2)(ii)"
            })
    Verdict cache(ApiStage stage) {
        if (!Reading.required(stage.stage().cacheClusterEnabled(), "CacheClusterEnabled")) {
            return Verdict.notApplicable("The stage caches nothing");
        }
        return stage.stage().methodSettings().entrySet().stream()
                .filter(setting -> Boolean.TRUE.equals(setting.getValue().cachingEnabled()))
                .filter(setting -> !isEncrypted(setting.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .<Verdict>map(clear -> fail(
                        stage,
                        "caches %s without encryption".formatted(clear.getKey()),
                        "stage.MethodSettings." + clear.getKey() + ".CacheDataEncrypted",
                        false))
                .orElseGet(Verdict::pass);
    }

    /** Only backends reached by HTTP can ask who calls; functions and AWS services know by IAM. */
    @Rule(
            id = "apigateway-stage-client-certificate",
            title = "The stage shows its backend a certificate",
            severity = Severity.LOW,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"})
    Verdict certificate(ApiStage stage) {
        Reading.required(stage.stage().stageName(), "StageName");
        if (stage.stage().clientCertificateId() != null) {
            return Verdict.pass();
        }
        return stage.backends().orElseThrow().stream().anyMatch(kind -> kind.startsWith("HTTP"))
                ? fail(stage, "shows its backend no client certificate", "stage.ClientCertificateId", "not set")
                : Verdict.notApplicable("No method of the API asks a backend by HTTP");
    }

    @Rule(
            id = "apigateway-stage-waf-associated",
            title = "A web ACL guards the stage",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(B)", "164.312(e)(1)"})
    Verdict waf(ApiStage stage) {
        Reading.required(stage.stage().stageName(), "StageName");
        return stage.stage().webAclArn() == null || stage.stage().webAclArn().isBlank()
                ? fail(stage, "has no web ACL", "stage.WebAclArn", "not set")
                : Verdict.pass();
    }

    @Rule(
            id = "apigateway-stage-xray-tracing",
            title = "The stage is traced",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"})
    Verdict traced(ApiStage stage) {
        return Reading.required(stage.stage().tracingEnabled(), "TracingEnabled")
                ? Verdict.pass()
                : fail(stage, "is not traced", "stage.TracingEnabled", false);
    }

    private static boolean isEncrypted(MethodSetting setting) {
        return Reading.required(setting.cacheDataEncrypted(), "CacheDataEncrypted");
    }

    private static Verdict fail(ApiStage stage, String what, String member, @Nullable Object found) {
        return Verdict.fail("Stage %s %s".formatted(stage.name(), what)).at(member, String.valueOf(found));
    }
}
