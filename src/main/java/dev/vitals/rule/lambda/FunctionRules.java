package dev.vitals.rule.lambda;

import dev.vitals.collect.lambda.LambdaFunction;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.policy.PolicyDocument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** Functions of Lambda. */
class FunctionRules {

    @Rule(
            id = "lambda-function-not-public",
            title = "Not everyone may invoke the function",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict notPublic(LambdaFunction function) {
        var open = function.policy()
                .value()
                .map(policy -> PolicyDocument.parse(policy).publicStatements())
                .orElse(List.of());
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Function %s: its policy lets everyone invoke it (%s)"
                                .formatted(function.name(), open.getFirst().label()))
                        .at("policy", open.getFirst().label())
                        .expected("named principals, or conditions that name the caller");
    }

    @Rule(
            id = "lambda-function-url-not-public",
            title = "The function's URL asks who calls",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)"})
    Verdict urlNotPublic(LambdaFunction function) {
        var urls = function.urls().orElseThrow();
        if (urls.isEmpty()) {
            return Verdict.notApplicable("The function has no URL");
        }
        for (var url : urls) {
            if (Reading.required(url.authType(), "AuthType") != FunctionUrlAuthType.AWS_IAM) {
                return Verdict.fail("Function %s answers at its URL without authentication".formatted(function.name()))
                        .at("urls[].AuthType", url.authTypeAsString())
                        .expected("AWS_IAM");
            }
        }
        return Verdict.pass();
    }

    @Rule(
            id = "lambda-function-in-vpc",
            title = "The function runs in a VPC",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict inVpc(LambdaFunction function) {
        Reading.required(function.configuration().functionArn(), "FunctionArn");
        var vpc = function.configuration().vpcConfig();
        return vpc != null && vpc.vpcId() != null && !vpc.vpcId().isBlank()
                ? Verdict.pass()
                : Verdict.fail("Function %s does not run in a VPC".formatted(function.name()))
                        .at("configuration.VpcConfig", "not set")
                        .expected("subnets of a VPC");
    }

    @Rule(
            id = "lambda-function-dead-letter-queue",
            title = "What the function fails at is kept",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(6)(i)", "164.312(b)"})
    Verdict deadLetters(LambdaFunction function) {
        Reading.required(function.configuration().functionArn(), "FunctionArn");
        var letters = function.configuration().deadLetterConfig();
        return letters != null
                        && letters.targetArn() != null
                        && !letters.targetArn().isBlank()
                ? Verdict.pass()
                : Verdict.fail("Function %s drops what it fails at".formatted(function.name()))
                        .at("configuration.DeadLetterConfig", "not set")
                        .expected("a queue or a topic");
    }

    @Rule(
            id = "lambda-function-concurrency-limit",
            title = "The function's concurrency is reserved",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"})
    Verdict reserved(LambdaFunction function) {
        return function.reserved().orElseThrow().isEmpty()
                ? Verdict.fail("Function %s has no reserved concurrency".formatted(function.name()))
                        .at("reserved", "not set")
                        .expected("a number")
                : Verdict.pass();
    }

    /** Container images bring their own runtime, and custom ones are as old as the system beneath them. */
    @Rule(
            id = "lambda-function-supported-runtime",
            title = "The function's runtime is not deprecated",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"})
    Verdict runtime(LambdaFunction function, Inventory inventory, Settings settings) {
        if (Reading.required(function.configuration().packageType(), "PackageType") == PackageType.IMAGE) {
            return Verdict.notApplicable("The function is a container image");
        }
        var runtime = Reading.required(function.configuration().runtimeAsString(), "Runtime");
        var ends =
                settings.lists().of(ListName.LAMBDA_RUNTIMES).require(runtime).detail();
        return LocalDate.ofInstant(inventory.readAt(), ZoneOffset.UTC).isBefore(LocalDate.parse(ends))
                ? Verdict.pass()
                : Verdict.fail("Function %s runs on %s, deprecated on %s".formatted(function.name(), runtime, ends))
                        .at("configuration.Runtime", runtime)
                        .expected("a runtime that AWS still patches");
    }
}
