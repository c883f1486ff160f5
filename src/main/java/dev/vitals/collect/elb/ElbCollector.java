package dev.vitals.collect.elb;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;

/** Classic load balancers with their attributes. */
final class ElbCollector implements Collector {

    private static final String SERVICE = "elasticloadbalancing";

    static final ResourceKind<ClassicLoadBalancer> LOAD_BALANCER = ResourceKind.of(
            "AWS::ElasticLoadBalancing::LoadBalancer",
            ClassicLoadBalancer.class,
            ClassicLoadBalancer::name,
            (place, balancer) -> place.arn(SERVICE, "loadbalancer/" + balancer.name()));

    static final ResourceKind<ClassicPolicies> POLICIES = ResourceKind.of(
            "AWS::ElasticLoadBalancing::Policies",
            ClassicPolicies.class,
            ClassicPolicies::loadBalancerName,
            (place, policies) -> place.arn(SERVICE, "loadbalancer/" + policies.loadBalancerName()));

    @Override
    public String service() {
        return "elb";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(LOAD_BALANCER, POLICIES);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of(SERVICE, "DescribeLoadBalancers"),
                Operation.of(SERVICE, "DescribeLoadBalancerAttributes"),
                Operation.of(SERVICE, "DescribeLoadBalancerPolicies"));
    }

    @Override
    public void collect(Sweep sweep) {
        var elb = sweep.client(ElasticLoadBalancingClient.class);
        var balancers = sweep.list(
                LOAD_BALANCER,
                () -> elb.describeLoadBalancersPaginator(page -> page.pageSize(400))
                        .loadBalancerDescriptions(),
                balancer -> new ClassicLoadBalancer(
                        balancer,
                        sweep.read(() -> elb.describeLoadBalancerAttributes(
                                        request -> request.loadBalancerName(balancer.loadBalancerName()))
                                .loadBalancerAttributes())));
        sweep.list(
                POLICIES,
                () -> sweep.whole(LOAD_BALANCER, balancers),
                balancer -> new ClassicPolicies(
                        balancer.name(),
                        sweep.read(() -> elb.describeLoadBalancerPolicies(
                                        request -> request.loadBalancerName(balancer.name()))
                                .policyDescriptions())));
    }
}
