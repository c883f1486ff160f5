package dev.vitals.collect.events;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The rules of a region's default event bus. */
final class EventsCollector implements Collector {

    private static final int PAGE = 100;

    static final ResourceKind<EventRule> RULE = ResourceKind.of(
            "AWS::Events::Rule",
            EventRule.class,
            EventRule::name,
            (place, rule) -> String.valueOf(rule.rule().arn()));

    @Override
    public String service() {
        return "events";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(RULE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("eventbridge", "ListRules", "events:ListRules"),
                Operation.of("eventbridge", "ListTargetsByRule", "events:ListTargetsByRule"));
    }

    @Override
    public void collect(Sweep sweep) {
        var events = sweep.client(EventBridgeClient.class);
        sweep.list(
                RULE, () -> rules(events), rule -> new EventRule(rule, sweep.read(() -> targets(events, rule.name()))));
    }

    /** The SDK has no paginator for this service. */
    private static List<Rule> rules(EventBridgeClient events) {
        var all = new ArrayList<Rule>();
        String token = null;
        do {
            var from = token;
            var page = events.listRules(request -> request.limit(PAGE).nextToken(from));
            all.addAll(page.rules());
            token = page.nextToken();
        } while (token != null);
        return all;
    }

    private static List<Target> targets(EventBridgeClient events, String rule) {
        var all = new ArrayList<Target>();
        String token = null;
        do {
            var from = token;
            var page = events.listTargetsByRule(
                    request -> request.rule(rule).limit(PAGE).nextToken(from));
            all.addAll(page.targets());
            token = page.nextToken();
        } while (token != null);
        return List.copyOf(all);
    }
}
