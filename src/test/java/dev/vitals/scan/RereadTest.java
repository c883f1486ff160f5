package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.Reread.Seen;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Clinic;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RereadTest {

    private static final String SSH = "ec2-security-group-no-public-ssh";
    private static final String THREAT = "Reported::GuardDuty::Finding";
    private static final ResourceKey GROUP =
            new ResourceKey(Clinic.ID, "us-east-1", "AWS::EC2::SecurityGroup", "sg-0a1");

    private final Scanning scanning = new Scanning();

    @BeforeEach
    void scanned() {
        scanning.scan();
        scanning.now = scanning.now.plus(Duration.ofHours(1));
    }

    @Test
    void provesThatItWasPutRightWithoutAScan() {
        scanning.recording = Clinic.withSshFrom("10.0.0.0/8");
        var before = others();

        assertThat(look()).isEqualTo(new Seen.Judged(Verdict.pass()));
        assertThat(finding()).isEqualTo("passing");
        assertThat(others()).as("what the look did not judge").isEqualTo(before);
        assertThat(scanning.database.count("scan")).isOne();
        assertThat(scanning.database
                        .sql()
                        .sql(
                                "select closed_as from finding_spell s join finding f on f.id = s.finding_id where f.rule_id = ?")
                        .param(SSH)
                        .query(String.class)
                        .single())
                .isEqualTo("passing");
    }

    @Test
    void saysWhatIsStillWrong() {
        scanning.recording = Clinic.withSshFrom("::/0");

        assertThat(look())
                .isInstanceOfSatisfying(
                        Seen.Judged.class,
                        seen -> assertThat(((Verdict.Fail) seen.verdict()).message())
                                .contains("::/0"));
        assertThat(finding()).isEqualTo("failing");
    }

    @Test
    void provesNothingByWhatItMayNotRead() {
        scanning.recording = Clinic.withoutPermission();

        assertThat(look()).isInstanceOf(Seen.Unlisted.class);
        assertThat(finding()).isEqualTo("failing");
    }

    @Test
    void closesWhatTheWholeListDoesNotShowAnyMore() {
        threats();
        scanning.recording = Clinic.withThreats("t-2");

        assertThat(look("t-1")).isEqualTo(new Seen.Gone());
        assertThat(threat("t-1")).isEqualTo("gone");
        assertThat(threat("t-2")).isEqualTo("failing");
    }

    @Test
    void writesOnlyOfWhatItLookedFor() {
        threats();
        var coverage = coverage();
        scanning.recording = Clinic.withThreats("t-3");

        assertThat(look("t-1")).isEqualTo(new Seen.Gone());
        assertThat(threat("t-2")).as("left to a scan").isEqualTo("failing");
        assertThat(scanning.database
                        .sql()
                        .sql("select resource_id || ' ' || (gone_at is null) from resource where type = ? order by 1")
                        .param(THREAT)
                        .query(String.class)
                        .list())
                .containsExactly("t-1 false", "t-2 true");
        assertThat(coverage()).isEqualTo(coverage);
        assertThat(scanning.database.count("resource_version")).isOne();
    }

    private String coverage() {
        return scanning.database
                .sql()
                .sql("select string_agg(c::text, ' ' order by region, type) from coverage c")
                .query(String.class)
                .single();
    }

    @Test
    void closesNothingOfWhichTheRuleSaidNothing() {
        scanning.database
                .sql()
                .sql("update evaluation set rule_id = 'guardduty:malware' where rule_id = ?")
                .param(SSH)
                .update();
        scanning.database
                .sql()
                .sql("update finding set rule_id = 'guardduty:malware' where rule_id = ?")
                .param(SSH)
                .update();

        assertThat(reread().look(UUID.randomUUID(), Clinic.account(), GROUP, "guardduty:malware", Progress.SILENT))
                .isEqualTo(new Seen.Unjudged());
        assertThat(threat("sg-0a1")).isEqualTo("failing");
    }

    @Test
    void leavesEverythingAsItWasWhereTheServiceWasSwitchedOff() {
        threats();
        scanning.recording = Clinic.withoutGuardDuty();

        assertThat(look("t-1"))
                .isInstanceOfSatisfying(
                        Seen.Unlisted.class, seen -> assertThat(seen.why()).contains("is off. What it said stands."));
        assertThat(threat("t-1")).isEqualTo("failing");
        assertThat(threat("t-2")).isEqualTo("failing");
        assertThat(scanning.database
                        .sql()
                        .sql("select count(*) from resource where gone_at is not null and type = ?")
                        .param(THREAT)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** A scan has seen two of them. */
    private void threats() {
        scanning.recording = Clinic.withThreats("t-1", "t-2");
        scanning.scan();
        scanning.now = scanning.now.plus(Duration.ofHours(1));
    }

    private Seen look(String threat) {
        var key = new ResourceKey(Clinic.ID, "us-east-1", THREAT, threat);
        return reread().look(UUID.randomUUID(), Clinic.account(), key, "guardduty:malware", Progress.SILENT);
    }

    private String threat(String id) {
        return scanning.database
                .sql()
                .sql("select machine_state from finding f join resource r on r.id = f.resource_id"
                        + " where r.resource_id = ? and f.rule_id = 'guardduty:malware'")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void readsWhatItsRuleLooksAtAndNothingElse() {
        var read = new ConcurrentLinkedQueue<String>();
        reread().look(UUID.randomUUID(), Clinic.account(), GROUP, SSH, new Progress() {
            @Override
            public void started(String service, String region) {
                read.add(service);
            }
        });

        assertThat(read).isNotEmpty().doesNotContain("iam", "s3", "rds").hasSizeLessThan(5);
    }

    @Test
    void doesNotLookWhereARuleLooksAtEverything() {
        assertThat(reread().canLook("account-hipaa-eligible-services-only", "AWS::::Account"))
                .isFalse();
        assertThat(reread().canLook(SSH, "AWS::EC2::SecurityGroup")).isTrue();
        assertThat(reread().canLook("prowler:any", "Reported::Prowler::Finding"))
                .isFalse();
    }

    private Seen look() {
        return reread().look(UUID.randomUUID(), Clinic.account(), GROUP, SSH, Progress.SILENT);
    }

    private String finding() {
        return scanning.database
                .sql()
                .sql("select machine_state from finding where rule_id = ?")
                .param(SSH)
                .query(String.class)
                .single();
    }

    private String others() {
        return scanning.database
                .sql()
                .sql(
                        "select string_agg(rule_id || resource_id || verdict, ',' order by rule_id, resource_id) from evaluation e"
                                + " where e.resource_id not in (select id from resource where resource_id = 'sg-0a1')")
                .query(String.class)
                .single();
    }

    private Reread reread() {
        var database = scanning.database;
        return new Reread(
                List.of(scanning),
                new ReadKinds(Catalogues.COLLECTORS),
                new AttestationReader(scanning.people.attestations(), new Organization("Clinic", ZoneOffset.UTC)),
                scanning.books,
                RuleFactTable.load(),
                new InventoryStore(database.sql(), database.copy(), database.transactions()),
                new EvaluationStore(database.sql(), database.copy(), database.transactions()),
                scanning.events::add,
                scanning.clock(),
                database.transactions());
    }
}
