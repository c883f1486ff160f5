package dev.vitals.collect.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.support.Inventories;
import dev.vitals.support.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** A list of CloudWatch Logs is read to its end, and an empty page is not its end. */
class LogPagesTest {

    private static final String EVENTS = "FilterLogEvents-app";

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "DescribeLogGroups",
            "{'logGroups': [{'logGroupName': 'app', 'logGroupClass': 'STANDARD'}]}",
            "DescribeMetricFilters",
            "{'metricFilters': []}",
            "DescribeResourcePolicies",
            "{'resourcePolicies': [{'policyName': 'one'}]}",
            "DescribeAccountPolicies-DATA_PROTECTION_POLICY",
            "{'accountPolicies': []}",
            EVENTS,
            "{'events': []}"));

    @Test
    void readsResourcePoliciesToTheEnd() {
        answers.put("DescribeResourcePolicies", "{'resourcePolicies': [{'policyName': 'one'}], 'nextToken': 'more'}");
        answers.put("DescribeResourcePolicies-more", "{'resourcePolicies': [{'policyName': 'two'}]}");

        assertThat(read().inventory().all(ResourcePolicy.class, Inventories.REGION))
                .hasSize(2);
    }

    @Test
    void doesNotTakeTheFirstPageOfPoliciesForAllOfThem() {
        answers.put("DescribeResourcePolicies", "{'resourcePolicies': [{'policyName': 'one'}], 'nextToken': 'more'}");
        answers.put("DescribeResourcePolicies-more", "error:InvalidParameterException");

        assertThat(read().inventory()
                        .coverage(ResourcePolicy.class, Inventories.REGION)
                        .isReadable())
                .isFalse();
    }

    @Test
    void readsAccountPoliciesToTheEnd() {
        answers.put("DescribeAccountPolicies-DATA_PROTECTION_POLICY", "{'accountPolicies': [], 'nextToken': 'more'}");
        answers.put(
                "DescribeAccountPolicies-more+DATA_PROTECTION_POLICY",
                "{'accountPolicies': [{'policyName': 'one', 'policyType': 'DATA_PROTECTION_POLICY'}]}");

        assertThat(read().inventory().all(AccountPolicy.class, Inventories.REGION))
                .hasSize(1);
    }

    @Test
    void looksForEventsBehindAnEmptyPage() {
        answers.put(EVENTS, "{'events': [], 'nextToken': 'more'}");
        answers.put(EVENTS + "+more", "{'events': [{'message': 'dob=1961-04-12'}]}");

        assertThat(sample()).isEqualTo(Reading.known(List.of(SensitiveData.DATE_OF_BIRTH)));
    }

    @Test
    void asksNoSecondPageWhereTheFirstHoldsEvents() {
        answers.put(EVENTS, "{'events': [{'message': 'all is well'}], 'nextToken': 'more'}");

        assertThat(sample()).isEqualTo(Reading.known(List.of()));
    }

    @Test
    void doesNotCallAGroupCleanWhoseEventsAreBehindTooManyEmptyPages() {
        answers.put(EVENTS, "{'events': [], 'nextToken': 'more'}");
        answers.put(EVENTS + "+more", "{'events': [], 'nextToken': 'more'}");

        assertThat(sample())
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, why -> assertThat(why.cause()).isEqualTo(Cause.TIMED_OUT));
    }

    private Reading<List<SensitiveData>> sample() {
        return read().inventory()
                .find(LogGroupState.class, Inventories.REGION, "app")
                .orElseThrow()
                .config()
                .found();
    }

    private Recorded read() {
        return Recorded.of("logs", "cloudwatchlogs", answers);
    }
}
