package dev.vitals.collect.waf;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.waf.WafClient;
import software.amazon.awssdk.services.waf.model.ListWebAcLsResponse;

/** Web ACLs of WAF Classic for CloudFront. */
final class ClassicWafCollector implements Collector {

    static final ResourceKind<ClassicWebAcl> WEB_ACL = ResourceKind.of(
                    "AWS::WAF::WebACL",
                    ClassicWebAcl.class,
                    ClassicWebAcl::id,
                    (place, acl) -> place.globalArn("waf", "webacl/" + acl.id()))
            .named(ClassicWebAcl::name);

    @Override
    public String service() {
        return "waf";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(WEB_ACL);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("waf", "ListWebACLs"), Operation.of("waf", "GetLoggingConfiguration"));
    }

    @Override
    public void collect(Sweep sweep) {
        var waf = sweep.client(WafClient.class);
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
                        false,
                        sweep.read(
                                () -> waf.getLoggingConfiguration(request -> request.resourceArn(
                                                sweep.place().globalArn("waf", "webacl/" + acl.webACLId())))
                                        .loggingConfiguration()
                                        .logDestinationConfigs(),
                                "WAFNonexistentItemException"),
                        Reading.known(List.of())));
    }
}
