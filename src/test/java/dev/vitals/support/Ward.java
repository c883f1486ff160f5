package dev.vitals.support;

import static dev.vitals.support.Networks.everything;
import static dev.vitals.support.Networks.tcp;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** An account's five weeks, judged by the real engine and kept by the real stores: for pages to show. */
public final class Ward {

    public static final String ACCOUNT = Inventories.ACCOUNT;
    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    public static final Instant FIRST = Instant.parse("2026-10-20T06:00:00Z");
    public static final Instant SECOND = Instant.parse("2026-11-10T06:00:00Z");
    public static final Instant LAST = Instant.parse("2026-11-24T06:00:00Z");

    private final Map<Class<?>, ResourceKind<?>> kinds =
            Catalogues.COLLECTORS.kinds().stream().collect(Collectors.toMap(ResourceKind::config, Function.identity()));
    private final RuleEngine engine;
    private final InventoryStore inventories;
    private final EvaluationStore evaluations;

    public Ward(InventoryStore inventories, EvaluationStore evaluations) {
        this.engine = new RuleEngine(Catalogues.RULES, Catalogues.COLLECTORS.kinds());
        this.inventories = inventories;
        this.evaluations = evaluations;
    }

    /** Three scans: much is open, some of it is closed, and at last a list of databases is refused. */
    public void live() {
        keep(FIRST, seen(tcp(22, 22, "0.0.0.0/0"), true));
        keep(SECOND, seen(tcp(22, 22, "10.0.0.0/8"), true));
        var last = seen(tcp(22, 22, "0.0.0.0/0"), false);
        last.incomplete(DBInstance.class, Inventories.REGION, Cause.DENIED, "rds:DescribeDBInstances answered 403");
        keep(LAST, last);
    }

    private static Inventory seen(IpPermission ssh, boolean withDatabase) {
        var inventory = Inventories.empty();
        add(
                inventory,
                Ec2Kinds.SECURITY_GROUP,
                group("sg-0a1b2c3d4e5f60718", "app-production", tcp(443, 443, "0.0.0.0/0"), ssh));
        add(inventory, Ec2Kinds.SECURITY_GROUP, group("sg-0ffee0ddba11cafe0", "legacy", everything("0.0.0.0/0")));
        add(
                inventory,
                Ec2Kinds.SECURITY_GROUP,
                group("sg-0123456789abcdef0", "internal", tcp(5432, 5432, "10.0.0.0/8")));
        for (int at = 1; at <= 60; at++) {
            add(
                    inventory,
                    Ec2Kinds.VOLUME,
                    volume("vol-0%015d".formatted(at), at % 4 != 0, at % 3 == 0 ? "imaging-%d".formatted(at) : ""));
        }
        inventory.add(S3Kinds.BUCKET.resource(Inventories.HOME.in(Place.GLOBAL), bucket("clinic-imaging-archive")));
        inventory.complete(S3Bucket.class, Place.GLOBAL);
        if (withDatabase) {
            add(inventory, dev.vitals.collect.rds.RdsKinds.INSTANCE, database());
        }
        return inventory;
    }

    private static <T> void add(Inventory inventory, ResourceKind<T> kind, T config) {
        inventory.add(Inventories.resource(kind, Inventories.REGION, config));
        inventory.complete(kind.config(), Inventories.REGION);
    }

    private static SecurityGroup group(String id, String name, IpPermission... ingress) {
        return SecurityGroup.builder()
                .groupId(id)
                .groupName(name)
                .vpcId("vpc-0c11")
                .description("What " + name + " lets in")
                .ipPermissions(ingress)
                .ipPermissionsEgress(everything("0.0.0.0/0"))
                .tags(
                        tag -> tag.key("Name").value(name),
                        tag -> tag.key("environment").value("production"))
                .build();
    }

    private static Volume volume(String id, boolean encrypted, String name) {
        var volume =
                Volume.builder().volumeId(id).encrypted(encrypted).size(100).availabilityZone("us-east-1a");
        return name.isEmpty()
                ? volume.build()
                : volume.tags(tag -> tag.key("Name").value(name)).build();
    }

    private static S3Bucket bucket(String name) {
        return new S3Bucket(
                name,
                "us-east-1",
                Reading.known(List.of()),
                Reading.absent(),
                Reading.absent(),
                Reading.absent(),
                Reading.known(new S3Bucket.Versioning(false, false)),
                Reading.absent(),
                Reading.absent(),
                Reading.absent(),
                Reading.known(Map.of("data-classification", "phi")));
    }

    private static DBInstance database() {
        return DBInstance.builder()
                .dbInstanceIdentifier("patients")
                .dbInstanceArn("arn:aws:rds:us-east-1:111122223333:db:patients")
                .publiclyAccessible(true)
                .storageEncrypted(true)
                .backupRetentionPeriod(1)
                .build();
    }

    private void keep(Instant at, Inventory inventory) {
        var scan = new ScanWrite(UUID.randomUUID(), ACCOUNT, at);
        var verdicts = new ArrayList<Evaluation>();
        engine.judge(inventory, Settings.defaults(), verdicts::add);
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) ->
                lists.add(ListCoverage.of(kinds.get(config).type(), region, listed)));
        var stored = inventory.resources().stream().map(resource -> {
            var kind = kinds.get(resource.config().getClass());
            return StoredResource.of(resource, SdkJson.toJson(resource.config()), kind.volatileMembers());
        });
        inventories.write(scan, stored, ListCoverage.perType(lists));
        evaluations.write(scan, verdicts.stream(), ListCoverage.perType(lists));
    }
}
