package dev.vitals.collect.lambda;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/**
 * A function. The values of its environment are not kept: only the names.
 *
 * @param policy its resource policy as JSON (GetPolicy); absent where it has none
 * @param urls ListFunctionUrlConfigs
 * @param reserved the reserved concurrency, or none (GetAccountSettings, and GetFunctionConcurrency where some function has
 *     one)
 */
public record LambdaFunction(
        FunctionConfiguration configuration,
        Reading<String> policy,
        Reading<List<FunctionUrlConfig>> urls,
        Reading<List<Integer>> reserved) {

    public String name() {
        return String.valueOf(configuration.functionName());
    }
}
