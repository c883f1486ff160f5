package dev.vitals.collect.cloudwatch;

import dev.vitals.inventory.ResourceKind;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** The kinds of alarms. Their state at the moment of reading is no part of their configuration. */
public final class AlarmKinds {

    private static final String[] STATE = {
        "StateValue",
        "StateReason",
        "StateReasonData",
        "StateUpdatedTimestamp",
        "StateTransitionedTimestamp",
        "EvaluationState",
        "ActionsSuppressedBy",
        "ActionsSuppressedReason"
    };

    public static final ResourceKind<MetricAlarm> METRIC = ResourceKind.of(
                    "AWS::CloudWatch::Alarm",
                    MetricAlarm.class,
                    MetricAlarm::alarmName,
                    (place, alarm) -> String.valueOf(alarm.alarmArn()))
            .ignoring(STATE);

    public static final ResourceKind<CompositeAlarm> COMPOSITE = ResourceKind.of(
                    "AWS::CloudWatch::CompositeAlarm",
                    CompositeAlarm.class,
                    CompositeAlarm::alarmName,
                    (place, alarm) -> String.valueOf(alarm.alarmArn()))
            .ignoring(STATE);

    private AlarmKinds() {}
}
