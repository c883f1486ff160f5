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
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListWebAcLsResponse;
import software.amazon.awssdk.services.wafv2.model.ResourceType;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** Web ACLs of a region. Those for CloudFront live in us-east-1 and are read in the first region in scope, so that they are read whichever regions are. */
final class WafCollector implements Collector {

    private static final String HOME_OF_CLOUDFRONT = "us-east-1";

    static final ResourceKind<WebAcl> WEB_ACL = ResourceKind.of(
                    "AWS::WAFv2::WebACL", WebAcl.class, WebAcl::id, (place, acl) -> acl.arn())
            .named(WebAcl::name);

    private record Found(Wafv2Client client, Scope scope, WebACLSummary acl) {}

    @Override
    public String service() {
        return "wafv2";
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
                Operation.of("wafv2", "ListWebACLs"),
                Operation.of("wafv2", "GetLoggingConfiguration"),
                Operation.of("wafv2", "ListResourcesForWebACL"));
    }

    @Override
    public void collect(Sweep sweep) {
        sweep.list(
                WEB_ACL,
                () -> () -> Stream.concat(found(sweep.client(Wafv2Client.class), Scope.REGIONAL), ofCloudFront(sweep))
                        .iterator(),
                found -> bundle(sweep, found));
    }

    private static Stream<Found> ofCloudFront(Sweep sweep) {
        boolean here = sweep.place().region().equals(sweep.regions().getFirst())
                && sweep.place().partition().equals("aws");
        return here ? found(sweep.client(Wafv2Client.class, HOME_OF_CLOUDFRONT), Scope.CLOUDFRONT) : Stream.empty();
    }

    private static Stream<Found> found(Wafv2Client client, Scope scope) {
        var acls = Pages.of(
                marker -> client.listWebACLs(
                        request -> request.scope(scope).nextMarker(marker).limit(100)),
                ListWebAcLsResponse::nextMarker,
                ListWebAcLsResponse::webACLs);
        return StreamSupport.stream(acls.spliterator(), false).map(acl -> new Found(client, scope, acl));
    }

    private static WebAcl bundle(Sweep sweep, Found found) {
        var arn = found.acl().arn();
        return new WebAcl(
                found.acl().id(),
                String.valueOf(found.acl().name()),
                arn,
                found.scope().toString(),
                sweep.read(
                        () -> found.client()
                                .getLoggingConfiguration(request -> request.resourceArn(arn))
                                .loggingConfiguration()
                                .logDestinationConfigs(),
                        "WAFNonexistentItemException"),
                found.scope() == Scope.CLOUDFRONT
                        ? Reading.known(List.of())
                        : sweep.read(() -> found.client()
                                .listResourcesForWebACL(request ->
                                        request.webACLArn(arn).resourceType(ResourceType.APPLICATION_LOAD_BALANCER))
                                .resourceArns()));
    }
}
