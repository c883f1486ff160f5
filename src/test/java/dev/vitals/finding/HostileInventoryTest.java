package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an account calls its things, a scan of it is kept, and what was kept reads the same after the next. */
class HostileInventoryTest {

    private static final String ACCOUNT = "111122223333";
    private static final String TYPE = "AWS::EC2::SecurityGroup";
    private static final RuleDefinition RULE = Catalogues.RULES.definitions().stream()
            .filter(rule -> rule.id().equals("ec2-security-group-no-public-ssh"))
            .findFirst()
            .orElseThrow();

    private static TestDatabase database = TestDatabase.empty();
    private static Instant at = Instant.parse("2026-11-02T06:00:00Z");

    @BeforeContainer
    static void empty() {
        database = TestDatabase.empty();
        database.account(ACCOUNT);
    }

    @Test
    void keepsEveryTextThatIsKnownToBreakSomething() {
        empty();
        scan(Hostile.KNOWN);

        assertThat(database.count("resource")).isEqualTo(Hostile.KNOWN.size());
        assertThat(database.count("finding")).isEqualTo(Hostile.KNOWN.size());
    }

    @Fuzzed
    void writesNothingWhenTheSameIsReadAgain(@ForAll String one, @ForAll String other) {
        scan(List.of(one, other));
        var before = List.of(database.fingerprint("resource"), database.fingerprint("evaluation"));
        scan(List.of(one, other));

        assertThat(List.of(database.fingerprint("resource"), database.fingerprint("evaluation")))
                .isEqualTo(before);
    }

    private static void scan(List<String> texts) {
        at = at.plusSeconds(60);
        var scan = new ScanWrite(UUID.randomUUID(), ACCOUNT, at);
        var resources = new ArrayList<StoredResource>();
        var verdicts = new ArrayList<Evaluation>();
        for (int number = 0; number < texts.size(); number++) {
            var key = new ResourceKey(ACCOUNT, "us-east-1", TYPE, "sg-" + number);
            resources.add(stored(key, texts.get(number)));
            verdicts.add(
                    new Evaluation(RULE, key, "arn:" + texts.get(number), RULE.severity(), verdict(texts.get(number))));
        }
        var list = new ListCoverage(TYPE, "us-east-1", texts.size(), null, texts.getFirst());
        var refused = new ListCoverage(TYPE, "us-west-2", null, Cause.DENIED, texts.getFirst());
        new InventoryStore(database.sql(), database.copy(), database.transactions())
                .write(scan, resources.stream(), List.of(list, refused));
        new EvaluationStore(database.sql(), database.copy(), database.transactions())
                .write(scan, verdicts.stream(), List.of(list, refused));
    }

    private static StoredResource stored(ResourceKey key, String text) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("Description", text)
                .put(text, "x")
                .putObject("Policy")
                .putArray(text)
                .add(text);
        return StoredResource.of(new Resource<>(key, "arn:" + text, text, Map.of(text, text), text), json, Set.of());
    }

    private static Verdict verdict(String text) {
        return Verdict.fail("Group %s is open".formatted(text))
                .at(text, text)
                .expected(text)
                .proving(List.of(new Verdict.Step(text, text, text)));
    }
}
