package dev.vitals.collect.cloudfront;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Delivery;

/** Distributions of the account. */
final class CloudFrontCollector implements Collector {

    static final ResourceKind<CloudFrontDistribution> DISTRIBUTION = ResourceKind.of(
                    "AWS::CloudFront::Distribution",
                    CloudFrontDistribution.class,
                    CloudFrontDistribution::id,
                    (place, distribution) ->
                            String.valueOf(distribution.summary().arn()))
            .ignoring("LastModifiedTime", "Status");

    @Override
    public String service() {
        return "cloudfront";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(DISTRIBUTION);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("cloudfront", "ListDistributions"),
                Operation.of("cloudfront", "GetDistributionConfig"),
                Operation.of("cloudwatchlogs", "DescribeDeliverySources", "logs:DescribeDeliverySources"),
                Operation.of("cloudwatchlogs", "DescribeDeliveries", "logs:DescribeDeliveries"));
    }

    @Override
    public void collect(Sweep sweep) {
        var cloudFront = sweep.client(CloudFrontClient.class);
        var found = sweep.readAll(() -> Pages.of(
                marker -> cloudFront.listDistributions(request -> request.marker(marker)),
                answer -> answer.distributionList().nextMarker(),
                answer -> answer.distributionList().items()));
        // Whoever has no distribution need not grant the reading of deliveries.
        var delivered = found instanceof Reading.Known<List<DistributionSummary>>(var all) && all.isEmpty()
                ? Reading.<Set<String>>known(Set.of())
                : delivered(sweep);
        sweep.list(
                DISTRIBUTION,
                found::orElseThrow,
                summary -> new CloudFrontDistribution(
                        withoutHeaders(summary),
                        sweep.read(() -> withoutHeaders(cloudFront
                                .getDistributionConfig(request -> request.id(summary.id()))
                                .distributionConfig())),
                        delivered.map(arns -> arns.contains(summary.arn()))));
    }

    /** ARNs of what CloudWatch Logs delivers logs of; for CloudFront it keeps them in us-east-1. */
    private static Reading<Set<String>> delivered(Sweep sweep) {
        var logs = sweep.client(CloudWatchLogsClient.class, "us-east-1");
        return sweep.read(() -> {
            var flowing = logs.describeDeliveriesPaginator(request -> {}).deliveries().stream()
                    .map(Delivery::deliverySourceName)
                    .collect(Collectors.toSet());
            return logs.describeDeliverySourcesPaginator(request -> {}).deliverySources().stream()
                    .filter(source -> flowing.contains(source.name()))
                    .flatMap(source -> source.resourceArns().stream())
                    .collect(Collectors.toSet());
        });
    }

    private static DistributionSummary withoutHeaders(DistributionSummary summary) {
        return summary.origins() == null
                ? summary
                : summary.toBuilder()
                        .origins(origins -> origins.quantity(summary.origins().quantity())
                                .items(withoutHeaders(summary.origins().items())))
                        .build();
    }

    private static DistributionConfig withoutHeaders(DistributionConfig config) {
        return config.toBuilder()
                .origins(origins -> origins.quantity(config.origins().quantity())
                        .items(withoutHeaders(config.origins().items())))
                .build();
    }

    private static List<Origin> withoutHeaders(List<Origin> origins) {
        return origins.stream()
                .map(origin -> origin.toBuilder()
                        .customHeaders(headers -> headers.quantity(0))
                        .build())
                .toList();
    }
}
