package dev.vitals.collect.elbv2;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of a listener that speaks HTTP (DescribeRules).  */
public record ListenerRules(String listenerArn, Reading<List<Rule>> rules) {}
