package dev.vitals.imports;

import dev.vitals.imports.KnownResources.Known;
import dev.vitals.imports.KnownResources.Place;
import dev.vitals.imports.KnownResources.Target;
import dev.vitals.imports.KnownResources.Word;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleSource;
import dev.vitals.rule.Settings.Marks;
import dev.vitals.rule.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file says of one account, as verdicts: on the resources that Vitals knows, else on rows of their own. A pass is
 * kept only where a file said something of the check and resource before: it then resolves it.
 */
final class FileVerdicts {

    private static final String MOVED = "Vitals reads the resource itself now; the file's word stands there";

    private final Batch batch;
    private final Map<Target, Known> known;
    private final Map<Place, Word> before;
    private final Marks marks;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Map<ResourceKey, StoredResource> own = new LinkedHashMap<>();
    private long resolved;
    private long older;

    FileVerdicts(Batch batch, Map<Target, Known> known, Map<Place, Word> before, Marks marks) {
        this.batch = batch;
        this.known = known;
        this.before = before;
        this.marks = marks;
    }

    void add(BatchRow row) {
        var found = known.get(new Target(row.target(), row.region()));
        var ownKey = ownKey(row);
        var key = found == null ? ownKey : found.key();
        var said = before.get(new Place(row.rule(), key));
        if (said != null && isOlder(said)) {
            older++;
            return;
        }
        if (found != null) {
            leave(row, ownKey);
        }
        if (row.fails()) {
            judge(row, key, found);
        } else if (said != null) {
            resolved += said.verdict().equals("fail") ? 1 : 0;
            judge(row, key, found);
        }
    }

    List<Evaluation> evaluations() {
        return evaluations;
    }

    /** Rows for what Vitals does not know itself. */
    Stream<StoredResource> resources() {
        return own.values().stream();
    }

    long resolved() {
        return resolved;
    }

    long older() {
        return older;
    }

    private void judge(BatchRow row, ResourceKey key, @Nullable Known found) {
        if (found == null) {
            own.computeIfAbsent(key, any -> stored(row, key));
        }
        var arn = found == null ? row.target() : found.arn();
        var holdsPhi = marks.isDeclaredPhi(arn) || found != null && marks.holdsPhi(found.tags());
        evaluations.add(new Evaluation(
                row.definition(),
                key,
                arn,
                holdsPhi ? row.severity().raised() : row.severity(),
                row.verdict(batch.productLabel())));
    }

    /** What stood on a row of its own until Vitals came to know the resource. */
    private void leave(BatchRow row, ResourceKey ownKey) {
        var there = before.get(new Place(row.rule(), ownKey));
        if (there != null && there.verdict().equals("fail")) {
            evaluations.add(new Evaluation(
                    row.definition(), ownKey, row.target(), row.severity(), Verdict.notApplicable(MOVED)));
        }
    }

    private boolean isOlder(Word said) {
        return said.saidAt() != null && batch.saidAt() != null && batch.saidAt().isBefore(said.saidAt());
    }

    private static ResourceKey ownKey(BatchRow row) {
        var product = RuleSource.of(row.rule()).label().replaceAll("[^A-Za-z0-9]", "");
        return new ResourceKey(row.account(), row.region(), "Reported::%s::Resource".formatted(product), row.target());
    }

    private static StoredResource stored(BatchRow row, ResourceKey key) {
        var name = row.target()
                .substring(Math.max(row.target().lastIndexOf('/'), row.target().lastIndexOf(':')) + 1);
        var content = JsonMapper.shared()
                .createObjectNode()
                .put("resource", row.target())
                .put("type", row.targetType())
                .put("region", row.region());
        return StoredResource.of(
                new Resource<>(key, row.target(), name.isEmpty() ? row.target() : name, Map.of(), row.target()),
                content,
                Set.of());
    }
}
