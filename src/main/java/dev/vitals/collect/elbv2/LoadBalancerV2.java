package dev.vitals.collect.elbv2;

import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * A load balancer with its attributes and listeners.
 *
 * @param attributes DescribeLoadBalancerAttributes: {@code access_logs.s3.enabled} → {@code true}
 */
public record LoadBalancerV2(
        LoadBalancer balancer, Reading<Map<String, String>> attributes, Reading<List<Listener>> listeners) {

    public String name() {
        return String.valueOf(balancer.loadBalancerName());
    }

    public String arn() {
        return String.valueOf(balancer.loadBalancerArn());
    }
}
