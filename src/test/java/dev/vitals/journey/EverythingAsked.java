package dev.vitals.journey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.finding.ListedFindings;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever makes Vitals ask its database: every page and resource of the API, the sorts and filters of lists, its tasks,
 * and what a scan stores. What would write is taken back.
 */
final class EverythingAsked {

    /** Below it stands what asks for a parameter, or for another door. */
    private static final int FAILED = 500;

    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "us-east-1";
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private static final List<String> FILTERS = List.of(
            "severity=critical",
            "state=unread",
            "state=accepted",
            "state=resolved",
            "state=all",
            "scope=account:111122223333",
            "region=us-east-1",
            "type=AWS::SNS::Topic",
            "type=AWS::SNS",
            "source=scored",
            "human=acknowledged",
            "owner=none",
            "owner=with-teams:00000000-0000-0000-0000-000000000001",
            "due=overdue",
            "due=soon",
            "due=none",
            "age=under-7",
            "age=over-90",
            "tag=team=team-7",
            "q=t123456");

    /** Ids of the API's resources, by the list that they are of. */
    private static final Map<String, String> OF_LISTS = Map.of(
            "acceptances",
            "{acceptance}",
            "accounts",
            ACCOUNT,
            "attestations",
            "{attestation}",
            "evidence-requests",
            "{request}",
            "findings",
            "{finding}",
            "resources",
            "{resource}",
            "scans",
            "{scan}",
            "samples",
            "{sample}",
            "members",
            "{member}",
            "rules",
            "s3-bucket-versioning");

    private final ApplicationContext vitals;
    private final Map<String, String> ids;
    private final List<String> refused = new ArrayList<>();

    EverythingAsked(ApplicationContext vitals, Map<String, String> ids) {
        this.vitals = vitals;
        this.ids = ids;
    }

    /** Asks all of it, and says what was not answered. */
    List<String> ask(Asker asker) throws IOException {
        return ask(asker, any -> {});
    }

    /** @param answered is told of each address, before the next is asked for */
    List<String> ask(Asker asker, Consumer<String> answered) throws IOException {
        for (String address : addresses()) {
            var status = asker.ask(address);
            answered.accept(address);
            if (status >= FAILED) {
                refused.add("%s answered %d".formatted(address, status));
            }
        }
        tasks();
        inVain(this::scan);
        return refused;
    }

    private Set<String> addresses() throws IOException {
        var addresses = new LinkedHashSet<>(PageAddresses.of(ids).values());
        addresses.addAll(ManyPages.QUESTIONS);
        ListedFindings.sorts().forEach(sort -> addresses.add("/findings?by=finding&sort=" + sort));
        FILTERS.forEach(filter -> addresses.add("/findings?by=finding&" + filter));
        PageAddresses.reads().stream()
                .map(this::filled)
                .filter(route -> !route.contains("{"))
                .forEach(addresses::add);
        return addresses;
    }

    private String filled(String route) {
        var list = route.replaceAll("/api/v1/([a-z-]+)/.*", "$1");
        var id = OF_LISTS.getOrDefault(list, "{none}");
        return route.replace("{id}", ids.getOrDefault(id.replaceAll("[{}]", ""), id));
    }

    /** As the schedule would, once; with nothing to send, for nobody is told of anything. */
    private void tasks() {
        vitals.getBeansOfType(RecurringTask.class)
                .forEach((name, task) -> inVain(() -> {
                    vitals.getBean(JdbcClient.class)
                            .sql("delete from event_to_send")
                            .update();
                    task.execute(task.instance("once"), null);
                }));
    }

    private void inVain(Runnable work) {
        try {
            new TransactionTemplate(vitals.getBean(PlatformTransactionManager.class)).executeWithoutResult(all -> {
                all.setRollbackOnly();
                work.run();
            });
        } catch (RuntimeException failure) {
            refused.add(String.valueOf(failure));
        }
    }

    /** A list read whole, one that was denied, one resource gone, and what a file says. */
    private void scan() {
        var inventory = vitals.getBean(InventoryStore.class);
        var evaluations = vitals.getBean(EvaluationStore.class);
        var now = vitals.getBean(Clock.class).instant();
        var lists = List.of(
                new ListCoverage(GROUP, REGION, 1, null, ""),
                new ListCoverage("AWS::S3::Bucket", REGION, null, Cause.DENIED, "s3:ListBuckets answered 403"));
        var rule = RuleCatalogue.discover().definitions().getFirst();
        for (Verdict verdict : List.of(Verdict.fail("sg-1 opens SSH"), Verdict.pass())) {
            now = now.plusSeconds(1);
            var scan = new ScanWrite(UUID.randomUUID(), ACCOUNT, now);
            inventory.write(scan, Stream.empty(), lists);
            evaluations.write(scan, Stream.of(judged(rule, verdict)), lists, Set.of("a-rule-withdrawn"));
        }
        var look = new ScanWrite(UUID.randomUUID(), ACCOUNT, now.plusSeconds(1));
        inventory.gone(look, key());
        evaluations.gone(look, key());
        evaluations.report(look, List.of(judged(rule, Verdict.pass())));
    }

    private static Evaluation judged(RuleDefinition rule, Verdict verdict) {
        return new Evaluation(rule, key(), "arn:sg-1", rule.severity(), verdict);
    }

    private static ResourceKey key() {
        return new ResourceKey(ACCOUNT, REGION, GROUP, "sg-1");
    }
}
