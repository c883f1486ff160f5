package dev.vitals.collect.fsx;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.Tag;

/** File systems of a region. */
final class FsxCollector implements Collector {

    static final ResourceKind<FileSystem> FILE_SYSTEM = ResourceKind.of(
                    "AWS::FSx::FileSystem",
                    FileSystem.class,
                    FileSystem::fileSystemId,
                    (place, files) -> files.resourceARN())
            .tagged(files ->
                    files.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first)))
            .ignoring("Lifecycle", "AdministrativeActions");

    @Override
    public String service() {
        return "fsx";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(FILE_SYSTEM);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("fsx", "DescribeFileSystems"));
    }

    @Override
    public void collect(Sweep sweep) {
        var fsx = sweep.client(FSxClient.class);
        sweep.list(
                FILE_SYSTEM,
                () -> () -> fsx.describeFileSystemsPaginator(page -> page.maxResults(100)).stream()
                        .flatMap(page -> page.fileSystems().stream())
                        .iterator());
    }
}
