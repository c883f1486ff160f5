package dev.vitals.collect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Reading;
import dev.vitals.support.Inventories;
import dev.vitals.support.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcurrencyReadingTest {

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "ListFunctions", "{'Functions': [{'FunctionName': 'labs'}]}",
            "GetFunctionConcurrency-labs", "{'ReservedConcurrentExecutions': 5}"));

    @Test
    void asksNoFunctionWhereTheWholeConcurrencyIsFree() {
        answers.put("GetAccountSettings", settings(1000));
        assertThat(reserved()).isEqualTo(Reading.known(List.of()));
    }

    @Test
    void asksEachWhereSomeIsReservedOrWhereItIsNotKnown() {
        answers.put("GetAccountSettings", settings(995));
        assertThat(reserved()).isEqualTo(Reading.known(List.of(5)));
        answers.put("GetAccountSettings", "error:AccessDeniedException");
        assertThat(reserved()).isEqualTo(Reading.known(List.of(5)));
    }

    private static String settings(int free) {
        return "{'AccountLimit': {'ConcurrentExecutions': 1000, 'UnreservedConcurrentExecutions': %d}}".formatted(free);
    }

    private Reading<List<Integer>> reserved() {
        return Recorded.of("lambda", "lambda", answers)
                .inventory()
                .find(LambdaFunction.class, Inventories.REGION, "labs")
                .orElseThrow()
                .config()
                .reserved();
    }
}
