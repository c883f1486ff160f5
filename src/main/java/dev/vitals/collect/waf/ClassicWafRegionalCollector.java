package dev.vitals.collect.waf;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.waf.model.ListWebAcLsResponse;
import software.amazon.awssdk.services.waf.model.ResourceType;
import software.amazon.awssdk.services.waf.regional.WafRegionalClient;

/** Web ACLs of WAF Classic in a region. */
final class ClassicWafRegionalCollector implements Collector {

    static final ResourceKind<ClassicWebAcl> WEB_ACL = ResourceKind.of(
                    "AWS::WAF::WebACL",
                    ClassicWebAcl.class,
                    ClassicWebAcl::id,
                    (place, acl) -> place.arn("waf-regional", "webacl/" + acl.id()))
            .named(ClassicWebAcl::name);

    @Override
    public String service() {
        return "wafregional";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(WEB_ACL);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("waf.regional", "ListWebACLs", "waf-regional:ListWebACLs"),
                Operation.of("waf.regional", "GetLoggingConfiguration", "waf-regional:GetLoggingConfiguration"),
                Operation.of("waf.regional", "ListResourcesForWebACL", "waf-regional:ListResourcesForWebACL"));
    }

    @Override
    public void collect(Sweep sweep) {
        var waf = sweep.client(WafRegionalClient.class);
        sweep.list(
                WEB_ACL,
                () -> Pages.of(
                        marker -> waf.listWebACLs(
                                request -> request.nextMarker(marker).limit(100)),
                        ListWebAcLsResponse::nextMarker,
                        ListWebAcLsResponse::webACLs),
                acl -> new ClassicWebAcl(
                        acl.webACLId(),
                        String.valueOf(acl.name()),
                        true,
                        sweep.read(
                                () -> waf.getLoggingConfiguration(request -> request.resourceArn(
                                                sweep.place().arn("waf-regional", "webacl/" + acl.webACLId())))
                                        .loggingConfiguration()
                                        .logDestinationConfigs(),
                                "WAFNonexistentItemException"),
                        sweep.read(() -> waf.listResourcesForWebACL(request -> request.webACLId(acl.webACLId())
                                        .resourceType(ResourceType.APPLICATION_LOAD_BALANCER))
                                .resourceArns())));
    }
}
