package dev.vitals.collect.account;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** Lists every tagged resource, of services too that Vitals does not read otherwise. */
final class TaggedResourceCollector implements Collector {

    static final ResourceKind<ResourceTagMapping> TAGGED = ResourceKind.<ResourceTagMapping>of(
                    "AWS::Tagging::Resource",
                    ResourceTagMapping.class,
                    ResourceTagMapping::resourceARN,
                    (place, resource) -> resource.resourceARN())
            .tagged(resource ->
                    resource.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first)));

    TaggedResourceCollector() {}

    @Override
    public String service() {
        return "tagging";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(TAGGED);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("resourcegroupstaggingapi", "GetResources", "tag:GetResources"));
    }

    @Override
    public void collect(Sweep sweep) {
        var client = sweep.client(ResourceGroupsTaggingApiClient.class);
        sweep.list(
                TAGGED,
                () -> client.getResourcesPaginator(request -> request.resourcesPerPage(100))
                        .resourceTagMappingList());
    }
}
