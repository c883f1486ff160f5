package dev.vitals.scan;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.support.Catalogues;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Readers between two scans, for tests of what asks for them. */
public final class SpotReading {

    private static final CollectorCatalogue COLLECTORS = Catalogues.COLLECTORS;

    private SpotReading() {}

    /** One that reaches accounts over the network. */
    public static SpotReader live(TestDatabase database, Clock clock, ApplicationEventPublisher events) {
        return of(database, clock, events, new LiveAccountOpener(new AwsAccess(new Pacer(1)), COLLECTORS));
    }

    static SpotReader of(TestDatabase database, Clock clock, ApplicationEventPublisher events, AccountOpener opener) {
        var kinds = new ReadKinds(COLLECTORS);
        var people = new Witnesses(database, ZoneOffset.UTC);
        var judge = new SpotJudge(
                kinds,
                new AttestationReader(people.attestations(), new Organization("Clinic", ZoneOffset.UTC)),
                database.books(),
                RuleFactTable.load(),
                new InventoryStore(database.sql(), database.copy(), database.transactions()),
                new EvaluationStore(database.sql(), database.copy(), database.transactions()),
                events,
                database.transactions());
        return new SpotReader(List.of(opener), kinds, new NamedResources(database.sql()), judge, clock);
    }
}
