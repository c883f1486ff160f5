package dev.vitals.collect.efs;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;

/** File systems of a region. */
final class EfsCollector implements Collector {

    static final ResourceKind<FileSystemDescription> FILE_SYSTEM = ResourceKind.of(
                    "AWS::EFS::FileSystem",
                    FileSystemDescription.class,
                    FileSystemDescription::fileSystemId,
                    (place, system) -> place.arn("elasticfilesystem", "file-system/" + system.fileSystemId()))
            .named(system -> system.name() == null ? system.fileSystemId() : system.name())
            .tagged(system -> tags(system))
            .ignoring("SizeInBytes");

    static final ResourceKind<EfsBackupPolicy> BACKUP_POLICY = ResourceKind.of(
            "AWS::EFS::BackupPolicy",
            EfsBackupPolicy.class,
            EfsBackupPolicy::fileSystemId,
            (place, policy) -> place.arn("elasticfilesystem", "file-system/" + policy.fileSystemId()));

    @Override
    public String service() {
        return "efs";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(FILE_SYSTEM, BACKUP_POLICY);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("DescribeFileSystems", "DescribeBackupPolicy")
                .map(name -> Operation.of("efs", name, "elasticfilesystem:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var efs = sweep.client(EfsClient.class);
        var systems = sweep.list(
                FILE_SYSTEM,
                () -> efs.describeFileSystemsPaginator(page -> page.maxItems(100))
                        .fileSystems());
        sweep.list(
                BACKUP_POLICY,
                () -> sweep.whole(FILE_SYSTEM, systems),
                system -> new EfsBackupPolicy(
                        system.fileSystemId(),
                        sweep.read(
                                () -> efs.describeBackupPolicy(request -> request.fileSystemId(system.fileSystemId()))
                                        .backupPolicy()
                                        .statusAsString(),
                                "PolicyNotFound")));
    }

    private static TreeMap<String, String> tags(FileSystemDescription system) {
        var tags = new TreeMap<String, String>();
        system.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }
}
