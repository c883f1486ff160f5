package dev.vitals.collect.sqs;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues of a region with their attributes. */
final class SqsCollector implements Collector {

    static final ResourceKind<SqsQueue> QUEUE = ResourceKind.of(
            "AWS::SQS::Queue", SqsQueue.class, SqsQueue::name, (place, queue) -> place.arn("sqs", queue.name()));

    @Override
    public String service() {
        return "sqs";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(QUEUE);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListQueues", "GetQueueAttributes")
                .map(name -> Operation.of("sqs", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var sqs = sweep.client(SqsClient.class);
        sweep.list(
                QUEUE,
                () -> sqs.listQueuesPaginator(page -> page.maxResults(1000)).queueUrls(),
                url -> new SqsQueue(
                        url,
                        sweep.read(() -> steady(sqs.getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                                .attributesAsStrings()))));
    }

    /** How many messages wait is no configuration. */
    private static Map<String, String> steady(Map<String, String> attributes) {
        var kept = new TreeMap<>(attributes);
        kept.keySet().removeIf(name -> name.startsWith("ApproximateNumberOf"));
        return kept;
    }
}
