package dev.vitals.support;

import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import dev.vitals.score.ScoreBases;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ninety days of three accounts that get better, written through the real stores as scans would: with three days that
 * nobody scanned, a rule that was added, settings that changed, risk that was accepted, and S3 of staging closed on the
 * last two days.
 */
public final class NinetyDays {

    public static final String PRODUCTION = "111122223333";
    public static final String STAGING = "444455556666";
    public static final String SANDBOX = "777788889999";
    public static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static final int DAYS = 90;
    private static final int GAP_FROM = 41;
    private static final int GAP_TO = 43;
    private static final int RULE_ADDED = 18;
    private static final int SETTINGS_CHANGED = 35;
    private static final int RISK_ACCEPTED = 70;
    private static final int CLOSED = 88;
    private static final Map<String, String> NAMES =
            Map.of(PRODUCTION, "production", STAGING, "staging", SANDBOX, "sandbox");

    private final JdbcClient sql;
    private final InventoryStore inventory;
    private final EvaluationStore evaluations;
    private final ScoreStore scores;
    private final ScoreBasis basis;
    private final Map<String, String> written = new HashMap<>();

    public NinetyDays(
            JdbcClient sql,
            InventoryStore inventory,
            EvaluationStore evaluations,
            ScoreStore scores,
            ScoreBases bases) {
        this.sql = sql;
        this.inventory = inventory;
        this.evaluations = evaluations;
        this.scores = scores;
        this.basis = bases.current();
    }

    /** Lives through the days, in a database that is empty. */
    public void live() {
        NAMES.keySet().stream().sorted().forEach(this::account);
        sql.sql("insert into account_group (name) values ('Patient portal')").update();
        sql.sql("insert into account_group_member select g.id, a.id from account_group g, account a"
                        + " where a.name in ('production', 'staging')")
                .update();
        for (int day = 0; day < DAYS; day++) {
            if (day < GAP_FROM || day > GAP_TO) {
                live(day);
            }
        }
    }

    /** The calendar day of one of the ninety. */
    public static LocalDate day(int number) {
        return TODAY.minusDays(DAYS - 1L - number);
    }

    /** A day that no scan covered. */
    public static LocalDate uncovered() {
        return day(GAP_FROM + 1);
    }

    private void live(int day) {
        if (day == RISK_ACCEPTED) {
            acceptWhatStays();
        }
        for (String account : List.of(PRODUCTION, STAGING, SANDBOX)) {
            // Half past six, each a little later.
            var at = day(day).atTime(6, 30).toInstant(ZoneOffset.UTC).plusSeconds(account.charAt(0) * 60L);
            scan(day, account, at);
            scores.keep(account, day(day), basisOf(day));
        }
    }

    private void acceptWhatStays() {
        sql
                .sql("select f.id, f.rule_id, f.account_id, f.region, f.type, r.resource_id from finding f"
                        + " join resource r on r.id = f.resource_id where f.resolved_at is null order by f.id")
                .query((row, number) -> staysOpen(row) ? row.getLong("id") : 0L)
                .list()
                .stream()
                .filter(id -> id > 0)
                .limit(3)
                .forEach(id -> sql.sql("update finding set human_state = 'accepted' where id = ?")
                        .param(id)
                        .update());
    }

    private boolean staysOpen(ResultSet row) throws SQLException {
        var id = row.getString("rule_id");
        var key = new ResourceKey(
                row.getString("account_id"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"));
        return basis.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .anyMatch(rule -> verdict(rule, key, DAYS - 1) instanceof Verdict.Fail);
    }

    private void scan(int day, String account, Instant at) {
        var closed = account.equals(STAGING) && day >= CLOSED;
        var scan = new ScanWrite(UUID.randomUUID(), account, at);
        var lists = List.of(
                new ListCoverage("AWS::EC2::SecurityGroup", "us-east-1", 6, null, ""),
                closed
                        ? new ListCoverage(
                                "AWS::S3::Bucket",
                                "us-east-1",
                                null,
                                Cause.DENIED,
                                "s3:ListBuckets answered 403 AccessDenied")
                        : new ListCoverage("AWS::S3::Bucket", "us-east-1", 4, null, ""));
        inventory.write(scan, Stream.of(), closed ? lists.subList(1, 2) : List.of());
        sql.sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger)"
                        + " values (?, ?, ?, ?, ?, ?, 'schedule')")
                .params(
                        scan.id(),
                        account,
                        at.minusSeconds(1).atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        at.plusSeconds(95).atOffset(ZoneOffset.UTC),
                        closed ? "partial" : "complete")
                .update();
        evaluations.write(scan, changed(day, account, closed), closed ? lists.subList(1, 2) : List.of());
    }

    /** Only what is another verdict than the day before: the store leaves the rest as it was. */
    private Stream<Evaluation> changed(int day, String account, boolean closed) {
        var changed = new ArrayList<Evaluation>();
        for (RuleDefinition rule : basisOf(day).rules()) {
            for (int number = 0; number < resources(account, rule); number++) {
                var key = new ResourceKey(account, "us-east-1", type(rule), name(rule, account, number));
                var verdict = verdict(rule, key, day);
                var same = verdict.word().equals(written.put(rule.id() + key, verdict.word()));
                if (!same && !(closed && rule.id().startsWith("s3"))) {
                    changed.add(new Evaluation(rule, key, "arn:aws:any:::" + key.id(), rule.severity(), verdict));
                }
            }
        }
        return changed.stream();
    }

    private ScoreBasis basisOf(int day) {
        var rules = day < RULE_ADDED ? basis.rules().subList(3, basis.rules().size()) : basis.rules();
        return new ScoreBasis(
                basis.safeguards(), rules, day < SETTINGS_CHANGED ? "earlier settings" : basis.settingsHash());
    }

    private static Verdict verdict(RuleDefinition rule, ResourceKey key, int day) {
        int ofRule = spread(rule.id() + key.account(), 100);
        int ofResource = spread(rule.id() + key, 1000);
        if (ofRule < 12) {
            return Verdict.notApplicable("not used");
        }
        boolean neverFails = ofRule < 70 && !rule.id().startsWith("ec2-sec");
        boolean failsLate = ofResource % 37 == 0 && day > 80 + ofResource % 10;
        boolean notYetFixed = ofResource % 3 == 0 && day < ofResource % (ofRule < 92 ? 84 : 140);
        return !neverFails && (failsLate || notYetFixed)
                ? Verdict.fail("%s is not as it should be: \"%s\" does not hold".formatted(key.id(), rule.title()))
                : Verdict.pass();
    }

    private static int resources(String account, RuleDefinition rule) {
        if (rule.id().startsWith("account")
                || rule.id().startsWith("iam-root")
                || rule.id().contains("password-policy")) {
            return 1;
        }
        return account.equals(PRODUCTION) ? 6 : account.equals(STAGING) ? 4 : 2;
    }

    private static String type(RuleDefinition rule) {
        return switch (rule.id().substring(0, rule.id().indexOf('-'))) {
            case "s3" -> "AWS::S3::Bucket";
            case "ec2" -> "AWS::EC2::SecurityGroup";
            case "rds" -> "AWS::RDS::DBInstance";
            case "iam" -> "AWS::IAM::User";
            case "cloudtrail" -> "AWS::CloudTrail::Trail";
            default -> "AWS::::Account";
        };
    }

    private static String name(RuleDefinition rule, String account, int number) {
        var service = rule.id().substring(0, rule.id().indexOf('-'));
        return "%s-%s-%d".formatted(NAMES.get(account), service, number + 1);
    }

    private static int spread(String text, int bound) {
        return Math.floorMod(text.hashCode() * 0x9E3779B1 >>> 7, bound);
    }

    private void account(String id) {
        sql.sql("insert into account (id, name, connection, holds_phi, created_at)"
                        + " values (?, ?, '{\"kind\": \"AMBIENT\", \"homeRegion\": \"us-east-1\"}', ?, ?)")
                .params(
                        id,
                        NAMES.get(id),
                        id.equals(PRODUCTION),
                        Instant.parse("2026-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
    }
}
