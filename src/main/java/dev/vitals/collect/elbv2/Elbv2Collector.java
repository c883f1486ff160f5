package dev.vitals.collect.elbv2;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Load balancers of the second generation with their attributes and listeners, and where they forward to. */
final class Elbv2Collector implements Collector {

    static final ResourceKind<LoadBalancerV2> LOAD_BALANCER = ResourceKind.of(
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    LoadBalancerV2.class,
                    LoadBalancerV2::name,
                    (place, balancer) -> balancer.arn())
            .named(LoadBalancerV2::name);

    static final ResourceKind<ListenerRules> RULES = ResourceKind.of(
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            ListenerRules.class,
            ListenerRules::listenerArn,
            (place, rules) -> rules.listenerArn());

    static final ResourceKind<TargetGroup> TARGET_GROUP = ResourceKind.of(
                    "AWS::ElasticLoadBalancingV2::TargetGroup",
                    TargetGroup.class,
                    TargetGroup::targetGroupArn,
                    (place, group) -> group.targetGroupArn())
            .named(TargetGroup::targetGroupName);

    @Override
    public String service() {
        return "elbv2";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(LOAD_BALANCER, RULES, TARGET_GROUP);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeLoadBalancers",
                        "DescribeLoadBalancerAttributes",
                        "DescribeListeners",
                        "DescribeRules",
                        "DescribeTargetGroups")
                .map(name -> Operation.of("elasticloadbalancingv2", name, "elasticloadbalancing:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var elb = sweep.client(ElasticLoadBalancingV2Client.class);
        targets(sweep, elb);
        var balancers = sweep.list(
                LOAD_BALANCER,
                () -> elb.describeLoadBalancersPaginator(page -> page.pageSize(400))
                        .loadBalancers(),
                balancer -> bundle(sweep, elb, balancer));
        sweep.list(
                RULES,
                () -> sweep.whole(LOAD_BALANCER, balancers).stream()
                        .flatMap(balancer -> balancer.listeners().orElseThrow().stream())
                        .filter(listener -> listener.protocol() == ProtocolEnum.HTTP)
                        .map(Listener::listenerArn)
                        .toList(),
                arn -> new ListenerRules(
                        arn,
                        sweep.readAll(() -> elb.describeRulesPaginator(request -> request.listenerArn(arn))
                                .rules())));
    }

    private static void targets(Sweep sweep, ElasticLoadBalancingV2Client elb) {
        sweep.list(
                TARGET_GROUP,
                () -> elb.describeTargetGroupsPaginator(page -> page.pageSize(400))
                        .targetGroups());
    }

    private static LoadBalancerV2 bundle(Sweep sweep, ElasticLoadBalancingV2Client elb, LoadBalancer balancer) {
        var arn = balancer.loadBalancerArn();
        return new LoadBalancerV2(
                balancer,
                attributes(sweep, elb, arn),
                sweep.readAll(() -> elb.describeListenersPaginator(request -> request.loadBalancerArn(arn))
                        .listeners()));
    }

    private static Reading<Map<String, String>> attributes(Sweep sweep, ElasticLoadBalancingV2Client elb, String arn) {
        return sweep.read(() -> {
            var map = new TreeMap<String, String>();
            elb.describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn))
                    .attributes()
                    .forEach(attribute -> map.put(attribute.key(), attribute.value() == null ? "" : attribute.value()));
            return map;
        });
    }
}
