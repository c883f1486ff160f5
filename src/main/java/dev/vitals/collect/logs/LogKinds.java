package dev.vitals.collect.logs;

import dev.vitals.inventory.ResourceKind;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** What CloudWatch Logs holds. */
public final class LogKinds {

    public static final ResourceKind<LogGroupState> GROUP = ResourceKind.of(
                    "AWS::Logs::LogGroup",
                    LogGroupState.class,
                    LogGroupState::name,
                    (place, group) -> place.arn("logs", "log-group:" + group.name()))
            .ignoring("StoredBytes", "storedBytes", "MetricFilterCount", "metricFilterCount");

    public static final ResourceKind<MetricFilter> METRIC_FILTER = ResourceKind.of(
                    "AWS::Logs::MetricFilter",
                    MetricFilter.class,
                    filter -> filter.logGroupName() + "/" + filter.filterName(),
                    (place, filter) -> place.arn(
                            "logs", "log-group:" + filter.logGroupName() + ":metric-filter:" + filter.filterName()))
            .named(filter -> String.valueOf(filter.filterName()));

    public static final ResourceKind<ResourcePolicy> RESOURCE_POLICY = ResourceKind.of(
            "AWS::Logs::ResourcePolicy",
            ResourcePolicy.class,
            policy -> String.valueOf(policy.policyName()),
            (place, policy) -> place.arn("logs", "resource-policy:" + policy.policyName()));

    public static final ResourceKind<AccountPolicy> ACCOUNT_POLICY = ResourceKind.of(
            "AWS::Logs::AccountPolicy",
            AccountPolicy.class,
            policy -> policy.policyTypeAsString() + "/" + policy.policyName(),
            (place, policy) -> place.arn("logs", "account-policy:" + policy.policyName()));

    private LogKinds() {}
}
