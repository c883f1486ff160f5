package dev.vitals.collect.kinesis;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Data streams of a region. */
final class KinesisCollector implements Collector {

    static final ResourceKind<KinesisStream> STREAM = ResourceKind.of(
                    "AWS::Kinesis::Stream",
                    KinesisStream.class,
                    KinesisStream::name,
                    (place, stream) -> place.arn("kinesis", "stream/" + stream.name()))
            .ignoring("OpenShardCount", "ConsumerCount");

    @Override
    public String service() {
        return "kinesis";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(STREAM);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListStreams", "DescribeStreamSummary")
                .map(name -> Operation.of("kinesis", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var kinesis = sweep.client(KinesisClient.class);
        sweep.list(
                STREAM,
                () -> kinesis.listStreamsPaginator(page -> page.limit(1000)).streamNames(),
                name -> new KinesisStream(
                        name,
                        sweep.read(() -> kinesis.describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary())));
    }
}
