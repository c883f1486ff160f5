package dev.vitals.rule.lambda;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.lambda.LambdaFunction;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

class FunctionRulesTest {

    private final FunctionRules rules = new FunctionRules();

    @Test
    void tellsEveryoneFromOneBucketOfOurs() {
        verdict(rules.notPublic(policy("'Principal':'*'")))
                .failsSaying("Function intake: its policy lets everyone invoke");
        verdict(rules.notPublic(policy("'Principal':{'Service':'s3.amazonaws.com'},"
                        + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}")))
                .passes();
        verdict(rules.notPublic(new LambdaFunction(configuration(f -> {}), Reading.absent(), no(), no())))
                .passes();
        assertThatThrownBy(() -> rules.notPublic(new LambdaFunction(configuration(f -> {}), no(), no(), no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsIamAtTheUrl() {
        verdict(rules.urlNotPublic(url("NONE"))).fails("Function intake answers at its URL without authentication");
        verdict(rules.urlNotPublic(url("AWS_IAM"))).passes();
        verdict(rules.urlNotPublic(new LambdaFunction(configuration(f -> {}), no(), Reading.known(List.of()), no())))
                .isNotApplicable();
    }

    @Test
    void wantsAVpcAPlaceForFailuresAndALimit() {
        verdict(rules.inVpc(function(f -> {}))).fails("Function intake does not run in a VPC");
        verdict(rules.inVpc(function(f -> f.vpcConfig(vpc -> vpc.vpcId("")))))
                .fails("Function intake does not run in a VPC");
        verdict(rules.inVpc(function(f -> f.vpcConfig(vpc -> vpc.vpcId("vpc-1")))))
                .passes();
        verdict(rules.deadLetters(function(f -> {}))).fails("Function intake drops what it fails at");
        verdict(rules.deadLetters(function(f -> f.deadLetterConfig(dead -> dead.targetArn("arn:queue")))))
                .passes();
        verdict(rules.reserved(limited(List.of()))).fails("Function intake has no reserved concurrency");
        verdict(rules.reserved(limited(List.of(0)))).passes();
    }

    @Test
    void wantsARuntimeThatIsStillPatchedOnTheDayOfReading() {
        verdict(runtime(f -> f.packageType("Zip").runtime("nodejs16.x")))
                .fails("Function intake runs on nodejs16.x, deprecated on 2024-06-12");
        verdict(runtime(f -> f.packageType("Zip").runtime("python3.14"))).passes();
        verdict(runtime(f -> f.packageType("Image"))).isNotApplicable();
    }

    @Test
    void doesNotGuessAtARuntimeThatTheListDoesNotKnow() {
        assertThatThrownBy(() -> runtime(f -> f.packageType("Zip").runtime("cobol85")))
                .isInstanceOfSatisfying(
                        UnreadableException.class, why -> assertThat(why.why()).isEqualTo(Cause.UNLISTED));
        assertThatThrownBy(() -> runtime(f -> {})).isInstanceOf(UnreadableException.class);
    }

    private Verdict runtime(Consumer<FunctionConfiguration.Builder> set) {
        return rules.runtime(function(set), Inventories.empty(), Settings.defaults());
    }

    private static LambdaFunction policy(String principal) {
        var text = ("{'Statement':[{'Effect':'Allow','Action':'lambda:InvokeFunction','Resource':'*'," + principal
                        + "}]}")
                .replace('\'', '"');
        return new LambdaFunction(configuration(f -> {}), Reading.known(text), no(), no());
    }

    private static LambdaFunction url(String type) {
        var url = FunctionUrlConfig.builder().authType(type).build();
        return new LambdaFunction(configuration(f -> {}), no(), Reading.known(List.of(url)), no());
    }

    private static LambdaFunction limited(List<Integer> reserved) {
        return new LambdaFunction(configuration(f -> {}), no(), no(), Reading.known(reserved));
    }

    private static LambdaFunction function(Consumer<FunctionConfiguration.Builder> set) {
        return new LambdaFunction(configuration(set), no(), no(), no());
    }

    private static FunctionConfiguration configuration(Consumer<FunctionConfiguration.Builder> set) {
        var function = FunctionConfiguration.builder().functionName("intake").functionArn("arn:intake");
        set.accept(function);
        return function.build();
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
