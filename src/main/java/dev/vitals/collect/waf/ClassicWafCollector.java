package dev.vitals.collect.waf;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.waf.WafClient;
import software.amazon.awssdk.services.waf.model.ListWebAcLsResponse;
import software.amazon.awssdk.services.waf.model.ResourceType;
import software.amazon.awssdk.services.waf.model.WebACLSummary;
import software.amazon.awssdk.services.waf.regional.WafRegionalClient;

/** Web ACLs of WAF Classic: those of a region, and, in the first region in scope, those that guard CloudFront. */
final class ClassicWafCollector implements Collector {

    private static final String UNLOGGED = "WAFNonexistentItemException";

    static final ResourceKind<ClassicWebAcl> WEB_ACL = ResourceKind.of(
                    "AWS::WAF::WebACL",
                    ClassicWebAcl.class,
                    ClassicWebAcl::id,
                    (place, acl) -> acl.regional()
                            ? place.arn("waf-regional", "webacl/" + acl.id())
                            : place.globalArn("waf", "webacl/" + acl.id()))
            .named(ClassicWebAcl::name);

    private record Found(WebACLSummary acl, boolean regional) {}

    @Override
    public String service() {
        return "wafclassic";
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
                Operation.of("waf.regional", "ListResourcesForWebACL", "waf-regional:ListResourcesForWebACL"),
                Operation.of("waf", "ListWebACLs"),
                Operation.of("waf", "GetLoggingConfiguration"));
    }

    @Override
    public void collect(Sweep sweep) {
        var regional = sweep.client(WafRegionalClient.class);
        var global = sweep.client(WafClient.class);
        boolean first = sweep.place().region().equals(sweep.regions().getFirst());
        sweep.list(
                WEB_ACL,
                () -> () -> Stream.concat(regional(regional), first ? global(global) : Stream.empty())
                        .iterator(),
                found -> found.regional() ? bundle(sweep, regional, found.acl()) : bundle(sweep, global, found.acl()));
    }

    private static Stream<Found> regional(WafRegionalClient waf) {
        return found(
                Pages.of(
                        marker -> waf.listWebACLs(
                                request -> request.nextMarker(marker).limit(100)),
                        ListWebAcLsResponse::nextMarker,
                        ListWebAcLsResponse::webACLs),
                true);
    }

    private static Stream<Found> global(WafClient waf) {
        return found(
                Pages.of(
                        marker -> waf.listWebACLs(
                                request -> request.nextMarker(marker).limit(100)),
                        ListWebAcLsResponse::nextMarker,
                        ListWebAcLsResponse::webACLs),
                false);
    }

    private static Stream<Found> found(Iterable<WebACLSummary> acls, boolean regional) {
        return StreamSupport.stream(acls.spliterator(), false).map(acl -> new Found(acl, regional));
    }

    private static ClassicWebAcl bundle(Sweep sweep, WafRegionalClient waf, WebACLSummary acl) {
        var arn = sweep.place().arn("waf-regional", "webacl/" + acl.webACLId());
        return new ClassicWebAcl(
                acl.webACLId(),
                String.valueOf(acl.name()),
                true,
                sweep.read(
                        () -> waf.getLoggingConfiguration(request -> request.resourceArn(arn))
                                .loggingConfiguration()
                                .logDestinationConfigs(),
                        UNLOGGED),
                sweep.read(() -> waf.listResourcesForWebACL(request ->
                                request.webACLId(acl.webACLId()).resourceType(ResourceType.APPLICATION_LOAD_BALANCER))
                        .resourceArns()));
    }

    private static ClassicWebAcl bundle(Sweep sweep, WafClient waf, WebACLSummary acl) {
        var arn = sweep.place().globalArn("waf", "webacl/" + acl.webACLId());
        return new ClassicWebAcl(
                acl.webACLId(),
                String.valueOf(acl.name()),
                false,
                sweep.read(
                        () -> waf.getLoggingConfiguration(request -> request.resourceArn(arn))
                                .loggingConfiguration()
                                .logDestinationConfigs(),
                        UNLOGGED),
                Reading.known(List.of()));
    }
}
