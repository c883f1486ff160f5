package dev.vitals.collect.firehose;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

/** Delivery streams of a region. */
final class FirehoseCollector implements Collector {

    static final ResourceKind<DeliveryStream> STREAM = ResourceKind.of(
                    "AWS::KinesisFirehose::DeliveryStream",
                    DeliveryStream.class,
                    DeliveryStream::name,
                    (place, stream) -> place.arn("firehose", "deliverystream/" + stream.name()))
            .ignoring("LastUpdateTimestamp");

    @Override
    public String service() {
        return "firehose";
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
        return List.of(
                Operation.of("firehose", "ListDeliveryStreams"), Operation.of("firehose", "DescribeDeliveryStream"));
    }

    @Override
    public void collect(Sweep sweep) {
        var firehose = sweep.client(FirehoseClient.class);
        sweep.list(
                STREAM,
                () -> Pages.of(
                        from -> firehose.listDeliveryStreams(request ->
                                request.exclusiveStartDeliveryStreamName(from).limit(100)),
                        FirehoseCollector::next,
                        ListDeliveryStreamsResponse::deliveryStreamNames),
                name -> new DeliveryStream(
                        name,
                        sweep.read(() -> firehose
                                .describeDeliveryStream(request -> request.deliveryStreamName(name))
                                .deliveryStreamDescription()
                                .toBuilder()
                                .destinations(List.of())
                                .build())));
    }

    private static String next(ListDeliveryStreamsResponse page) {
        return Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                ? page.deliveryStreamNames().getLast()
                : "";
    }
}
