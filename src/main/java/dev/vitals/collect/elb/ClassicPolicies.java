package dev.vitals.collect.elb;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancing.model.PolicyDescription;

/** What the policies of a classic load balancer say of TLS (DescribeLoadBalancerPolicies).  */
public record ClassicPolicies(String loadBalancerName, Reading<List<PolicyDescription>> policies) {}
