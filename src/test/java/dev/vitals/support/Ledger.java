package dev.vitals.support;

import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes scans through the real stores: each entry is one resource with one verdict. */
public final class Ledger {

    private final InventoryStore inventory;
    private final EvaluationStore evaluations;

    public Ledger(TestDatabase database) {
        this.inventory = new InventoryStore(database.sql(), database.copy(), database.transactions());
        this.evaluations = new EvaluationStore(database.sql(), database.copy(), database.transactions());
    }

    /** A resource, its configuration and what a rule says of it. */
    public record Entry(
            String type,
            String region,
            String id,
            String name,
            Map<String, String> tags,
            String json,
            String rule,
            Severity severity,
            Verdict verdict) {

        /** A security group of us-east-1, judged by the rule on SSH. */
        public static Entry group(String id, Verdict verdict) {
            return new Entry(
                    "AWS::EC2::SecurityGroup",
                    "us-east-1",
                    id,
                    id,
                    Map.of(),
                    "{\"GroupId\": \"%s\"}".formatted(id),
                    "ec2-security-group-no-public-ssh",
                    Severity.CRITICAL,
                    verdict);
        }

        /** A bucket of us-west-2, judged by the rule on versioning. */
        public static Entry bucket(String id, Verdict verdict) {
            return new Entry(
                    "AWS::S3::Bucket",
                    "us-west-2",
                    id,
                    id,
                    Map.of(),
                    "{\"Name\": \"%s\"}".formatted(id),
                    "s3-bucket-versioning",
                    Severity.LOW,
                    verdict);
        }

        public Entry named(String newName) {
            return new Entry(type, region, id, newName, tags, json, rule, severity, verdict);
        }

        public Entry tagged(Map<String, String> newTags) {
            return new Entry(type, region, id, name, newTags, json, rule, severity, verdict);
        }

        public Entry config(String newJson) {
            return new Entry(type, region, id, name, tags, newJson, rule, severity, verdict);
        }
    }

    /** A scan that listed these and nothing else of their types and regions. */
    public void scan(String account, Instant at, Entry... entries) {
        var lists = Arrays.stream(entries)
                .map(entry -> new ListCoverage(entry.type(), entry.region(), 1, null, ""))
                .toList();
        scan(account, at, lists, entries);
    }

    /** A scan with these lists. */
    public void scan(String account, Instant at, List<ListCoverage> lists, Entry... entries) {
        var scan = new ScanWrite(UUID.randomUUID(), account, at);
        inventory.write(scan, Stream.of(entries).map(entry -> stored(account, entry)), lists);
        evaluations.write(scan, Stream.of(entries).map(entry -> evaluation(account, entry)), lists);
    }

    private static StoredResource stored(String account, Entry entry) {
        var resource = new Resource<>(key(account, entry), arn(entry), entry.name(), entry.tags(), "any");
        return StoredResource.of(resource, JsonMapper.shared().readTree(entry.json()), Set.of());
    }

    private static Evaluation evaluation(String account, Entry entry) {
        var rule = new RuleDefinition(entry.rule(), "It holds", entry.severity(), List.of(), String.class, 1);
        return new Evaluation(rule, key(account, entry), arn(entry), entry.severity(), entry.verdict());
    }

    private static ResourceKey key(String account, Entry entry) {
        return new ResourceKey(account, entry.region(), entry.type(), entry.id());
    }

    private static String arn(Entry entry) {
        return "arn:aws:any:::" + entry.id();
    }
}
