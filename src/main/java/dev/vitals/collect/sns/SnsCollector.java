package dev.vitals.collect.sns;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

/** The topics of a region, with the subscriptions of the whole region read once. */
final class SnsCollector implements Collector {

    public static final ResourceKind<SnsTopic> TOPIC = ResourceKind.of(
                    "AWS::SNS::Topic", SnsTopic.class, SnsTopic::name, (place, topic) -> topic.arn())
            .ignoring("SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted");

    @Override
    public String service() {
        return "sns";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(TOPIC);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListTopics", "GetTopicAttributes", "ListSubscriptions")
                .map(name -> Operation.of("sns", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var sns = sweep.client(SnsClient.class);
        var subscriptions = sweep.readAll(() -> sns.listSubscriptionsPaginator().subscriptions());
        sweep.list(TOPIC, () -> sns.listTopicsPaginator().topics(), topic -> bundle(sweep, sns, topic, subscriptions));
    }

    private static SnsTopic bundle(Sweep sweep, SnsClient sns, Topic topic, Reading<List<Subscription>> subscriptions) {
        var arn = topic.topicArn();
        var own = subscriptions.map(
                all -> all.stream().filter(one -> arn.equals(one.topicArn())).toList());
        return new SnsTopic(
                arn,
                sweep.read(() -> new TreeMap<>(
                        sns.getTopicAttributes(request -> request.topicArn(arn)).attributes())),
                own.map(all -> all.stream()
                        .filter(SnsCollector::isConfirmed)
                        .map(one -> String.valueOf(one.protocol()))
                        .sorted()
                        .toList()),
                own.map(all -> (int) all.stream()
                        .filter(one -> "PendingConfirmation".equals(one.subscriptionArn()))
                        .count()));
    }

    /** In place of an ARN AWS says "PendingConfirmation", or "Deleted" for some days. */
    private static boolean isConfirmed(Subscription subscription) {
        return String.valueOf(subscription.subscriptionArn()).startsWith("arn:");
    }
}
