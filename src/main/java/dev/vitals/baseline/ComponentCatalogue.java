package dev.vitals.baseline;

import dev.vitals.collect.cloudformation.QuickStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every row of the QuickStart's table: a component with its resources, or something that explains. */
final class ComponentCatalogue {

    private static final String RULES = "/facts/quickstart-rules.tsv";
    private static final String ALARM = "Metric filter + alarm ";

    /** Rows that deploy nothing by themselves, by what they are. */
    private static final Map<String, String> EXPLAINING = Map.of(
            "Default parameters",
                    "What holds unless somebody chooses otherwise; held against each component that it shapes.",
            "Alarms NOT set up", "What the QuickStart leaves out; there is nothing of it to find.",
            "Documented but not deployed", "What its guide asks of people; no stack does it.",
            "Control matrix spreadsheet", "A document that comes with it.",
            "Tenancy parameter", "A choice when deploying; either value is as deployed.");

    private static final Map<String, Supplier<List<Part>>> SECOND = Map.ofEntries(
            Map.entry("Config delivery bucket", ConfigComponents::bucket),
            Map.entry("Configuration recorder", ConfigComponents::recorder),
            Map.entry("Delivery channel", ConfigComponents::channel),
            Map.entry("HIPAA conformance pack", ConfigComponents::pack),
            Map.entry("AutoDetect helpers", ConfigComponents::autoDetect),
            Map.entry("General log bucket", LoggingComponents::logBucket),
            Map.entry("General log bucket policy", LoggingComponents::logBucketPolicy),
            Map.entry("CloudTrail bucket", LoggingComponents::trailBucket),
            Map.entry("CloudTrail bucket policy", LoggingComponents::trailBucketPolicy),
            Map.entry("Trail", LoggingComponents::trail),
            Map.entry("CloudTrail log group", LoggingComponents::logGroup),
            Map.entry("Trail roles", LoggingComponents::roles),
            Map.entry("Security alarm topic", LoggingComponents::topic),
            Map.entry("Management VPC", NetworkComponents::managementVpc),
            Map.entry("Management subnets", NetworkComponents::managementSubnets),
            Map.entry("Internet egress", NetworkComponents::internetEgress),
            Map.entry("Management VPC flow log", NetworkComponents::managementFlowLog),
            Map.entry("Production VPC flow log", () -> NetworkComponents.flowLog(NetworkComponents.PRODUCTION)),
            Map.entry("Development VPC flow log", () -> NetworkComponents.flowLog(NetworkComponents.DEVELOPMENT)),
            Map.entry("Production VPC", () -> NetworkComponents.vpc(NetworkComponents.PRODUCTION)),
            Map.entry("Development VPC", () -> NetworkComponents.vpc(NetworkComponents.DEVELOPMENT)),
            Map.entry("Transit gateway", NetworkComponents::transitGateway),
            Map.entry("Attachments and route tables", NetworkComponents::attachments));

    private static final Map<String, Supplier<List<Part>>> FIRST = Map.ofEntries(
            Map.entry("Role groups", FirstEdition::roleGroups),
            Map.entry("Archive bucket + CloudTrail bucket", FirstEdition::buckets),
            Map.entry("Trail and log group", FirstEdition::trail),
            Map.entry("Seven metric filters + alarms + SNS topic", FirstEdition::alarms),
            Map.entry("Production VPC, three tiers", FirstNetwork::production),
            Map.entry("Network ACLs", FirstNetwork::acls),
            Map.entry("Flow log", FirstNetwork::flowLog),
            Map.entry("Management VPC with bastion", FirstNetwork::management),
            Map.entry("Config rules", FirstEdition::rules),
            Map.entry("Web and app tiers", FirstApplication::tiers),
            Map.entry("Security groups", FirstApplication::groups),
            Map.entry("Database", FirstApplication::database),
            Map.entry("CPU alarms", FirstApplication::loadAlarms),
            Map.entry("Buckets", FirstApplication::buckets));

    private final List<Component> components;
    private final List<Remark> remarks;

    private ComponentCatalogue(List<Component> components, List<Remark> remarks) {
        this.components = components;
        this.remarks = remarks;
    }

    /**
     * A row that deploys nothing.
     *
     * @param reason why there is nothing to find
     */
    record Remark(QuickStartTable.Row row, String reason, List<String> rules) {}

    /**
     * Reads the tables that ship with Vitals.
     *
     * @throws IllegalStateException naming a row that is neither a component nor explains
     */
    static ComponentCatalogue load() {
        var rules = rules();
        var components = new ArrayList<Component>();
        var remarks = new ArrayList<Remark>();
        for (QuickStartTable.Row row : QuickStartTable.load()) {
            var reason = EXPLAINING.get(row.component());
            var covering = rules.getOrDefault(key(row.edition().word(), row.component()), List.of());
            if (reason == null) {
                components.add(new Component(row, parts(row), covering));
            } else {
                remarks.add(new Remark(row, reason, covering));
            }
        }
        return new ComponentCatalogue(List.copyOf(components), List.copyOf(remarks));
    }

    List<Component> of(QuickStart edition) {
        return components.stream()
                .filter(component -> component.edition() == edition)
                .toList();
    }

    List<Remark> remarks(QuickStart edition) {
        return remarks.stream()
                .filter(remark -> remark.row().edition() == edition)
                .toList();
    }

    private static List<Part> parts(QuickStartTable.Row row) {
        var name = row.component();
        if (name.startsWith("Root stack")) {
            return stacks(row.edition());
        }
        if (name.startsWith(ConfigRuleParts.ROW)) {
            return List.of(ConfigRuleParts.ofPack(row));
        }
        if (name.startsWith(ALARM)) {
            return LoggingComponents.alarm(name.substring(ALARM.length()));
        }
        var parts = (row.edition() == QuickStart.V1 ? FIRST : SECOND).get(name);
        if (parts == null) {
            throw new IllegalStateException("No resources are known of the QuickStart's component " + name);
        }
        return parts.get();
    }

    private static List<Part> stacks(QuickStart edition) {
        return Stream.concat(
                        Stream.of(StackParts.root()),
                        Recognition.NESTED.get(edition).stream().map(StackParts::nested))
                .toList();
    }

    private static Map<String, List<String>> rules() {
        try (var table = ComponentCatalogue.class.getResourceAsStream(RULES)) {
            if (table == null) {
                throw new IllegalStateException("The table of the QuickStart's rules is not in the jar: " + RULES);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(
                            cells -> key(cells[0], cells[1]),
                            cells -> Arrays.stream(cells[2].split(" "))
                                    .filter(rule -> !rule.isEmpty())
                                    .toList(),
                            (first, second) -> second,
                            HashMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String key(String edition, String component) {
        return edition + " " + component;
    }
}
