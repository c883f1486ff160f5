package dev.vitals.collect.config;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.config.ConfigClient;

/** What AWS Config records in a region, where it delivers, and which rules it evaluates. */
final class ConfigCollector implements Collector {

    static final ResourceKind<ConfigRecorder> RECORDER = ResourceKind.of(
                    "AWS::Config::ConfigurationRecorder",
                    ConfigRecorder.class,
                    ConfigRecorder::name,
                    (place, recorder) -> recorder.recorder().arn() == null
                            ? place.arn("config", "configuration-recorder/" + recorder.name())
                            : recorder.recorder().arn())
            .ignoring("LastStartTime", "LastStopTime", "LastStatusChangeTime");

    static final ResourceKind<ConfigChannel> CHANNEL = ResourceKind.of(
                    "AWS::Config::DeliveryChannel",
                    ConfigChannel.class,
                    ConfigChannel::name,
                    (place, channel) -> place.arn("config", "delivery-channel/" + channel.name()))
            .ignoring("LastAttemptTime", "LastSuccessfulTime", "NextDeliveryTime", "LastStatusChangeTime");

    static final ResourceKind<ConfigRuleState> RULE = ResourceKind.of(
                    "AWS::Config::ConfigRule",
                    ConfigRuleState.class,
                    ConfigRuleState::name,
                    (place, rule) -> String.valueOf(rule.rule().configRuleArn()))
            .ignoring(
                    "LastSuccessfulInvocationTime",
                    "LastFailedInvocationTime",
                    "LastSuccessfulEvaluationTime",
                    "LastFailedEvaluationTime",
                    "LastDeactivatedTime",
                    "LastErrorMessage");

    static final ResourceKind<ConfigConformancePack> PACK = ResourceKind.of(
                    "AWS::Config::ConformancePack",
                    ConfigConformancePack.class,
                    ConfigConformancePack::name,
                    (place, pack) -> String.valueOf(pack.pack().conformancePackArn()))
            .ignoring("LastUpdateRequestedTime", "LastUpdateCompletedTime");

    @Override
    public String service() {
        return "config";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(RECORDER, CHANNEL, RULE, PACK);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeConfigurationRecorders",
                        "DescribeConfigurationRecorderStatus",
                        "DescribeDeliveryChannels",
                        "DescribeDeliveryChannelStatus",
                        "DescribeConfigRules",
                        "DescribeConformancePacks",
                        "DescribeConformancePackStatus",
                        "DescribeConfigRuleEvaluationStatus")
                .map(name -> Operation.of("config", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var config = sweep.client(ConfigClient.class);
        var recording =
                sweep.readAll(() -> config.describeConfigurationRecorderStatus().configurationRecordersStatus());
        sweep.list(
                RECORDER,
                () -> config.describeConfigurationRecorders().configurationRecorders(),
                recorder -> new ConfigRecorder(recorder, of(recording, recorder.name(), status -> status.name())));
        var delivering =
                sweep.readAll(() -> config.describeDeliveryChannelStatus().deliveryChannelsStatus());
        sweep.list(
                CHANNEL,
                () -> config.describeDeliveryChannels().deliveryChannels(),
                channel -> new ConfigChannel(channel, of(delivering, channel.name(), status -> status.name())));
        rules(sweep, config);
        packs(sweep, config);
    }

    private static void packs(Sweep sweep, ConfigClient config) {
        var statuses = sweep.readAll(() ->
                config.describeConformancePackStatusPaginator(request -> {}).conformancePackStatusDetails());
        sweep.list(
                PACK,
                () -> config.describeConformancePacksPaginator(request -> {}).conformancePackDetails(),
                pack -> new ConfigConformancePack(
                        pack, of(statuses, pack.conformancePackName(), status -> status.conformancePackName())));
    }

    private static void rules(Sweep sweep, ConfigClient config) {
        var evaluated = sweep.readAll(
                () -> config.describeConfigRuleEvaluationStatusPaginator().configRulesEvaluationStatus());
        sweep.list(
                RULE,
                () -> config.describeConfigRulesPaginator().configRules(),
                rule -> new ConfigRuleState(
                        rule, of(evaluated, rule.configRuleName(), status -> status.configRuleName())));
    }

    /** The status of one thing among those of all. */
    private static <S> Reading<S> of(Reading<List<S>> all, String name, Function<S, String> nameOf) {
        try {
            return all.map(list -> list.stream()
                    .filter(status -> Objects.equals(name, nameOf.apply(status)))
                    .findFirst()
                    .orElseThrow(
                            () -> new UnreadableException(Cause.MALFORMED, "no status of " + name + " was returned")));
        } catch (UnreadableException missing) {
            return Reading.unreadable(missing.why(), missing.detail());
        }
    }
}
