package dev.vitals.collect.lambda;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Functions of a region. */
final class LambdaCollector implements Collector {

    static final ResourceKind<LambdaFunction> FUNCTION = ResourceKind.of(
                    "AWS::Lambda::Function",
                    LambdaFunction.class,
                    LambdaFunction::name,
                    (place, function) -> place.arn("lambda", "function:" + function.name()))
            .ignoring("State", "StateReason", "LastUpdateStatus", "LastUpdateStatusReason");

    @Override
    public String service() {
        return "lambda";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(FUNCTION);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "ListFunctions",
                        "GetPolicy",
                        "ListFunctionUrlConfigs",
                        "GetAccountSettings",
                        "GetFunctionConcurrency")
                .map(name -> Operation.of("lambda", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var lambda = sweep.client(LambdaClient.class);
        var reserves = new ConcurrentHashMap<String, Reading<Boolean>>();
        sweep.list(
                FUNCTION,
                () -> lambda.listFunctionsPaginator(page -> page.maxItems(50)).functions(),
                function -> bundle(
                        sweep,
                        lambda,
                        function,
                        reserves.computeIfAbsent(sweep.place().region(), any -> reserves(sweep, lambda))));
    }

    /** Whether any function of the region has reserved a part of the account's concurrency: mostly none has. */
    private static Reading<Boolean> reserves(Sweep sweep, LambdaClient lambda) {
        return sweep.read(() -> {
            var limit = lambda.getAccountSettings(request -> {}).accountLimit();
            return !limit.concurrentExecutions().equals(limit.unreservedConcurrentExecutions());
        });
    }

    private static LambdaFunction bundle(
            Sweep sweep, LambdaClient lambda, FunctionConfiguration function, Reading<Boolean> reserves) {
        var name = function.functionName();
        return new LambdaFunction(
                withoutValues(function),
                sweep.read(
                        () -> lambda.getPolicy(request -> request.functionName(name))
                                .policy(),
                        "ResourceNotFoundException"),
                sweep.readAll(() -> lambda.listFunctionUrlConfigsPaginator(request -> request.functionName(name))
                        .functionUrlConfigs()),
                reserves instanceof Reading.Known<Boolean>(Boolean some) && !some
                        ? Reading.known(List.of())
                        : sweep.read(() -> Stream.ofNullable(
                                        lambda.getFunctionConcurrency(request -> request.functionName(name))
                                                .reservedConcurrentExecutions())
                                .toList()));
    }

    /** People put passwords into the environment; they have no business in an inventory. */
    private static FunctionConfiguration withoutValues(FunctionConfiguration function) {
        if (function.environment() == null || function.environment().variables().isEmpty()) {
            return function;
        }
        var names = new TreeMap<String, String>();
        function.environment().variables().keySet().forEach(name -> names.put(name, "not kept"));
        return function.toBuilder()
                .environment(environment -> environment.variables(names))
                .build();
    }
}
