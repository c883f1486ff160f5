package dev.vitals.rule.rds;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.rds.ParameterGroup;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

class TransportRulesTest {

    private final TransportRules rules = new TransportRules();

    @Test
    void readsTheParameterOfTheEngine() {
        verdict(rules.transport(database("postgres", "16.3"), holding(group("pg", Reading.known("0")))))
                .fails("Database db takes connections without TLS (parameter group pg)");
        verdict(rules.transport(database("postgres", "16.3"), holding(group("pg", Reading.known("1")))))
                .passes();
        verdict(rules.transport(database("mysql", "8.0.36"), holding(group("pg", Reading.absent()))))
                .failsSaying("without TLS");
        verdict(rules.transport(database("mariadb", "10.11"), holding(group("pg", Reading.known("ON")))))
                .passes();
    }

    @Test
    void doesNotGuessWhatIsNotRead() {
        assertThatThrownBy(() -> rules.transport(database("postgres", "16.3"), holding(group("pg", Reading.absent()))))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.transport(database("oracle-ee", "19"), empty()))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.transport(database("mysql", "8.0"), denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksTheGroupOfTheCluster() {
        var member = labelled(
                REGION,
                "db",
                DBInstance.builder()
                        .dbInstanceIdentifier("db")
                        .engine("aurora-mysql")
                        .engineVersion("8.0.mysql_aurora.3")
                        .dbClusterIdentifier("c")
                        .build());
        var cluster = labelled(
                REGION,
                "c",
                DBCluster.builder()
                        .dbClusterIdentifier("c")
                        .dbClusterParameterGroup("cpg")
                        .build());
        verdict(rules.transport(member, holding(cluster, group("cluster:cpg", Reading.known("ON")))))
                .passes();
        verdict(rules.transport(member, holding(cluster, group("cluster:cpg", Reading.known("OFF")))))
                .failsSaying("cluster:cpg");
    }

    private static Resource<DBInstance> database(String engine, String version) {
        return labelled(
                REGION,
                "db",
                DBInstance.builder()
                        .dbInstanceIdentifier("db")
                        .engine(engine)
                        .engineVersion(version)
                        .dbParameterGroups(g -> g.dbParameterGroupName("pg"))
                        .build());
    }

    private static Resource<ParameterGroup> group(String name, Reading<String> value) {
        return labelled(REGION, name, new ParameterGroup(name, value));
    }
}
