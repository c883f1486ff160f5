package dev.vitals.baseline;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Finds the deployments in what was stored: root stacks by their output and description, and the stacks below them; the
 * second edition's stacks deployed one by one; and its conformance pack where no stack is left.
 */
final class Recognition {

    static final String STACK = "AWS::CloudFormation::Stack";
    static final String PACK = "AWS::Config::ConformancePack";
    static final String PACK_NAME = "aws-config-hipaa-conformance-pack";

    /** Logical ids of the stacks below the root. */
    static final Map<QuickStart, List<String>> NESTED = Map.of(
            QuickStart.V2, List.of("ConfigStack", "LogStack", "MgmtStack", "DevStack", "ProdStack", "TgwStack"),
            QuickStart.V1,
                    List.of(
                            "IamTemplate",
                            "LoggingTemplate",
                            "ProductionVpcTemplate",
                            "ManagementVpcTemplate",
                            "ConfigRulesTemplate",
                            "ApplicationTemplate"));

    /** The numbers under which AWS counts launches of the second edition's stacks. */
    private static final Map<String, String> NUMBERS = Map.of(
            "qs-1rabh51gu", "ConfigStack",
            "qs-1rabh51k3", "LogStack",
            "qs-1rabh51k9", "MgmtStack",
            "qs-1rabh51jr", "DevStack",
            "qs-1rabh51ko", "ProdStack",
            "qs-1rabh51ku", "TgwStack");

    private final StoredState state;

    private Recognition(StoredState state) {
        this.state = state;
    }

    /** A stack with what CloudFormation says of it. */
    private record Seen(Stored stored, Stack stack) {

        String description() {
            return String.valueOf(stack.description());
        }

        Optional<String> number() {
            return NUMBERS.keySet().stream().filter(description()::contains).findFirst();
        }
    }

    /** Every deployment, by region and name. */
    static List<Deployment> in(StoredState state) {
        return new Recognition(state).deployments();
    }

    private List<Deployment> deployments() {
        var stacks = state.byType().getOrDefault(STACK, List.of()).stream()
                .map(stored -> new Seen(stored, stack(stored)))
                .toList();
        var found = new ArrayList<Deployment>();
        stacks.stream()
                .filter(seen -> seen.number().isEmpty())
                .forEach(seen -> QuickStart.rootedIn(seen.stack())
                        .ifPresent(edition -> found.add(rooted(edition, seen, stacks))));
        byRegion(stacks.stream()
                        .filter(seen ->
                                seen.number().isPresent() && seen.stack().parentId() == null))
                .forEach((region, alone) -> found.add(oneByOne(region, alone)));
        state.byType().getOrDefault(PACK, List.of()).stream()
                .filter(pack -> pack.resourceId().equals(PACK_NAME))
                .filter(pack -> found.stream()
                        .noneMatch(deployment -> deployment.edition() == QuickStart.V2
                                && deployment.region().equals(pack.region())))
                .forEach(pack -> found.add(packAlone(pack)));
        return found.stream()
                .sorted(Comparator.comparing(Deployment::region).thenComparing(Deployment::name))
                .toList();
    }

    private static Stack stack(Stored stored) {
        return SdkJson.fromJson(stored.config().at("stack").json(), Stack.class);
    }

    private Deployment rooted(QuickStart edition, Seen root, List<Seen> all) {
        var below = all.stream()
                .filter(seen -> String.valueOf(root.stack().stackId())
                        .equals(seen.stack().rootId()))
                .map(Seen::stored)
                .toList();
        var resources = Deployment.resources(root.stored());
        var stacks = new HashMap<String, Reading<Stored>>();
        stacks.put("", Reading.known(root.stored()));
        NESTED.get(edition).forEach(logicalId -> stacks.put(logicalId, nested(root, below, resources, logicalId)));
        var by = root.stack().outputs().stream().anyMatch(output -> "TemplateType".equals(output.outputKey()))
                ? "the output TemplateType of its root stack"
                : "the description of its root stack";
        return new Deployment(edition, root.stored().region(), root.stored().name(), by, stacks);
    }

    /** A stack below the root: as the root lists it or, where its resources were not told, by its generated name. */
    private Reading<Stored> nested(
            Seen root, List<Stored> below, Reading<List<StackResource>> resources, String logicalId) {
        var prefix = root.stored().name() + "-" + logicalId + "-";
        var named =
                below.stream().filter(stack -> stack.name().startsWith(prefix)).findFirst();
        return switch (Deployment.listed(resources, logicalId)) {
            case Reading.Known<StackResource>(StackResource listed) ->
                below.stream()
                        .filter(stack -> stack.answersTo(listed.physicalId()))
                        .findFirst()
                        .<Reading<Stored>>map(Reading::known)
                        .orElseGet(() -> notSeen(root.stored().region()));
            case Reading.Absent<StackResource> none -> Reading.absent();
            case Reading.Unreadable<StackResource>(Cause cause, String detail) ->
                named.<Reading<Stored>>map(Reading::known).orElseGet(() -> Reading.unreadable(cause, detail));
        };
    }

    private Reading<Stored> notSeen(String region) {
        return switch (state.listed(STACK, region)) {
            case Reading.Unreadable<Integer>(Cause cause, String detail) -> Reading.unreadable(cause, detail);
            default -> Reading.absent();
        };
    }

    private Deployment oneByOne(String region, List<Seen> alone) {
        var stacks = new HashMap<String, Reading<Stored>>();
        NESTED.get(QuickStart.V2).forEach(logicalId -> stacks.put(logicalId, notSeen(region)));
        alone.forEach(seen -> stacks.put(NUMBERS.get(seen.number().orElseThrow()), Reading.known(seen.stored())));
        return new Deployment(
                QuickStart.V2, region, "Stacks deployed one by one", "the descriptions of its stacks", stacks);
    }

    private Deployment packAlone(Stored pack) {
        var stacks = new HashMap<String, Reading<Stored>>();
        NESTED.get(QuickStart.V2).forEach(logicalId -> stacks.put(logicalId, notSeen(pack.region())));
        stacks.put("", notSeen(pack.region()));
        return new Deployment(
                QuickStart.V2, pack.region(), "A conformance pack without stacks", "the name of the pack", stacks);
    }

    private static Map<String, List<Seen>> byRegion(Stream<Seen> stacks) {
        return stacks.collect(
                Collectors.groupingBy(seen -> seen.stored().region(), LinkedHashMap::new, Collectors.toList()));
    }
}
