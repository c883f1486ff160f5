package dev.vitals.collect.elb;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

/** A classic load balancer and its attributes (DescribeLoadBalancerAttributes). */
public record ClassicLoadBalancer(LoadBalancerDescription description, Reading<LoadBalancerAttributes> attributes) {

    public String name() {
        return String.valueOf(description.loadBalancerName());
    }
}
