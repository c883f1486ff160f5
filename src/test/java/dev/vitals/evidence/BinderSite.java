package dev.vitals.evidence;

import dev.vitals.attestation.Decision;
import dev.vitals.audit.AuditAnchor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.evidence.BinderOrder.Paper;
import dev.vitals.hash.Sha256;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.Organization;
import dev.vitals.register.RegisterStore;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.Verdict;
import dev.vitals.score.KeptScores;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.Approvals;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** An installation that has lived through ninety days, wired by hand as far as binders need it. */
final class BinderSite {

    static final String PRODUCTION = "111122223333";
    static final String STAGING = "444455556666";
    static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final int DAYS = 14;
    static final int BUCKETS = 30;
    static final String HOSTILE_ID = "sg-0a1";
    static final String HOSTILE_NAME = "=HYPERLINK(\"http://evil.example\",\"x\")";
    static final String HOSTILE_WORDS = "<script>alert(1)</script> \u202Egpj.exe \uD83D\uDD12 opens SSH to 0.0.0.0/0";

    static final String ROSTER_HASH = Sha256.of("Ana, trained");

    private static final Set<String> RULES = Set.of("ec2-security-group-no-public-ssh", "s3-bucket-versioning");

    static final Organization RIVERSIDE = new Organization("Riverside Clinic", ZoneOffset.UTC);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final TestDatabase database = TestDatabase.empty();
    final Witnesses witnesses = new Witnesses(database, ZoneOffset.UTC);
    final BinderStore binders = new BinderStore(database.sql());
    final AuditLog audit = database.audit(CLOCK);
    final AuditAnchor anchor = new AuditAnchor(new AuditStore(database.sql()));
    final RuleBooks books = database.books();
    private final SafeguardCatalogue catalogue = SafeguardCatalogue.load();
    final ScoreStore scores = new ScoreStore(database.sql(), witnesses.attestations(), database.transactions());
    final KeptScores kept = new KeptScores(database.sql());

    private final Ledger ledger = new Ledger(database);

    /** Two accounts and fourteen days: see {@link #live}. */
    static BinderSite afterAFortnight() {
        var site = new BinderSite();
        site.live();
        return site;
    }

    /** One account in which every rule that counts has so many failures that together they are about this many. */
    static BinderSite withFindings(int findings) {
        var site = new BinderSite();
        site.database.account(PRODUCTION);
        var rules = site.books.current().scored();
        var each = findings / rules.size() + 1;
        var entries = new ArrayList<Entry>();
        for (var rule : rules) {
            for (int number = 0; number < each && entries.size() < findings; number++) {
                var id = "%s-%d".formatted(rule.id(), number);
                entries.add(new Entry(
                        "AWS::S3::Bucket",
                        "us-east-1",
                        id,
                        id,
                        Map.of("owner", "ward " + number % 7),
                        "{\"Name\": \"%s\"}".formatted(id),
                        rule.id(),
                        rule.severity(),
                        Verdict.fail("%s is not as it should be: \"%s\" does not hold".formatted(id, rule.title()))));
            }
        }
        site.ledger.scan(
                PRODUCTION,
                at(DAYS),
                List.of(new ListCoverage("AWS::S3::Bucket", "us-east-1", entries.size(), null, "")),
                entries.toArray(Entry[]::new));
        site.scanned(PRODUCTION, DAYS, false);
        site.scores.keep(
                PRODUCTION,
                day(DAYS),
                new ScoreBasis(
                        site.catalogue.scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)), rules, "0123456789abcdef"));
        return site;
    }

    /** A day of the fortnight, from 1. */
    static LocalDate day(int number) {
        return TODAY.minusDays(DAYS - number);
    }

    /**
     * Production has thirty buckets without versioning, of which it mends five on the tenth day, and an open group that it
     * closes on the fourth. Nobody scans on the sixth and seventh; on the last two days staging keeps its buckets to
     * itself. One risk is accepted, one thing attested, one decided. Names are as an attacker would choose them.
     */
    private void live() {
        for (String account : List.of(PRODUCTION, STAGING)) {
            database.account(account);
        }
        database.sql()
                .sql("insert into account_group (name) values ('Patient portal')")
                .update();
        database.sql()
                .sql("insert into account_group_member select 1, ?")
                .param(PRODUCTION)
                .update();
        attestWithFile();
        neglect();
        for (int day = 1; day <= DAYS; day++) {
            if (day != 6 && day != 7) {
                scan(PRODUCTION, day, production(day), false);
                scan(STAGING, day, staging(), day > 12);
            }
            if (day == 8) {
                accept();
            }
        }
    }

    /** Twelve people whose training was due on the third day, and a decision that nobody reviewed on the tenth. */
    private void neglect() {
        var registers = new RegisterStore(database.sql(), RIVERSIDE, any -> {}, database.transactions());
        for (int person = 1; person <= 12; person++) {
            registers.record(
                    "training",
                    Map.of("person", "Nurse " + person, "course", "HIPAA basics", "due", day(3).toString()),
                    "ana",
                    at(1));
        }
        witnesses.decided("164.312(a)(2)(iii)", Decision.Choice.ALTERNATIVE, day(1), day(10), at(1));
    }

    private void attestWithFile() {
        var id = witnesses.recorded("164.308(a)(5)(i)", day(1), day(14).plusDays(90), at(1));
        var at = at(1).atOffset(ZoneOffset.UTC);
        database.sql()
                .sql(
                        "insert into evidence_file (sha256, size, type, place, kept_at) values (?, 12, 'txt', 'database', ?)")
                .params(ROSTER_HASH, at)
                .update();
        database.sql().sql("""
                        insert into attestation_file (attestation_id, version, sha256, name, added_by, added_at)
                        values (?, 1, ?, 'roster.txt', 'ana', ?)""").params(id, ROSTER_HASH, at).update();
        witnesses.store().sign(id, 1, Set.of(ROSTER_HASH), Witnesses.BEN, at(1));
    }

    private static Instant at(int day) {
        return day(day).atTime(6, 0).toInstant(ZoneOffset.UTC);
    }

    private void accept() {
        var finding = database.sql()
                .sql("select min(id) from finding where rule_id = 's3-bucket-versioning'")
                .query(Long.class)
                .single();
        var people = new Approvals(database);
        people.accepted(finding, "It holds copies only", TODAY.plusDays(30), at(8).plusSeconds(3600));
        people.said(finding, "The vendor confirmed it in writing", true, at(8).plusSeconds(7200));
        people.said(finding, "Who has the keys?", false, at(8).plusSeconds(7300));
        people.attached(finding, "confirmation.txt", ROSTER_HASH, at(8).plusSeconds(7400));
    }

    private static List<Entry> production(int day) {
        var entries = new ArrayList<Entry>();
        entries.add(Entry.group(HOSTILE_ID, day < 4 ? Verdict.fail(HOSTILE_WORDS) : Verdict.pass())
                .named(HOSTILE_NAME));
        for (int bucket = 1; bucket <= BUCKETS; bucket++) {
            var isMended = bucket > BUCKETS - 5 && day >= 10;
            entries.add(Entry.bucket(
                    "records-%02d".formatted(bucket),
                    isMended ? Verdict.pass() : Verdict.fail("records-%02d keeps no versions".formatted(bucket))));
        }
        return entries;
    }

    private static List<Entry> staging() {
        return List.of(Entry.group("sg-staging", Verdict.pass()), Entry.bucket("staging-1", Verdict.pass()));
    }

    private void scan(String account, int day, List<Entry> entries, boolean closed) {
        var buckets = closed
                ? new ListCoverage(
                        "AWS::S3::Bucket", "us-west-2", null, Cause.DENIED, "s3:ListBuckets answered 403 AccessDenied")
                : new ListCoverage("AWS::S3::Bucket", "us-west-2", 1, null, "");
        var read = entries.stream()
                .filter(entry -> !closed || !entry.type().equals("AWS::S3::Bucket"))
                .toArray(Entry[]::new);
        ledger.scan(
                account,
                at(day),
                List.of(new ListCoverage("AWS::EC2::SecurityGroup", "us-east-1", 1, null, ""), buckets),
                read);
        scanned(account, day, closed);
        scores.keep(account, day(day), basis());
    }

    private void scanned(String account, int day, boolean partly) {
        database.sql()
                .sql("""
                        insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger)
                        values (?, ?, ?, ?, ?, ?, 'schedule')""")
                .params(
                        UUID.randomUUID(),
                        account,
                        at(day).atOffset(ZoneOffset.UTC),
                        at(day).atOffset(ZoneOffset.UTC),
                        at(day).plusSeconds(90).atOffset(ZoneOffset.UTC),
                        partly ? "partial" : "complete")
                .update();
    }

    ScoreBasis basis() {
        return new ScoreBasis(
                catalogue.scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)),
                books.current().scored().stream()
                        .filter(rule -> RULES.contains(rule.id()))
                        .toList(),
                "0123456789abcdef0123456789abcdef");
    }

    BinderGathering gathering() {
        var sql = database.sql();
        var readers = new BinderReaders(
                new ScoreReader(sql, scores, kept),
                new PopulationReader(sql),
                new GapReader(sql),
                new VerdictReader(sql),
                new FindingReader(sql),
                new SaidReader(sql),
                new PeopleReader(witnesses.attestations(), witnesses.decisions()),
                new ChangeReader(sql, database.settings()),
                new AuditReader(sql),
                catalogue,
                books,
                RIVERSIDE);
        return new BinderGathering(readers, database.transactions());
    }

    static PaperTemplate template() {
        var none = new StaticListableBeanFactory().getBeanProvider(BuildProperties.class);
        return new PaperTemplate(engine(), RIVERSIDE, none);
    }

    private static ITemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("frontend-templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** One that signs with a key of its own, kept in that folder. */
    BinderMaker maker(Path folder) {
        return maker(new SigningKeys("", "", folder, RIVERSIDE, CLOCK));
    }

    BinderMaker maker(SigningKeys keys) {
        return new BinderMaker(
                binders, gathering(), template(), keys, audit, RIVERSIDE, CLOCK, database.transactions());
    }

    /** Asks for a binder of everything. */
    BinderOrder ask(LocalDate from, LocalDate to) {
        return ask("all", "All accounts", List.of(PRODUCTION, STAGING), from, to, Paper.A4);
    }

    /** Asks for a binder of everything that goes into one safeguard only. */
    BinderOrder askBriefly(LocalDate from, LocalDate to) {
        return ask("all", "All accounts", List.of(PRODUCTION, STAGING), from, to, Paper.A4, List.of("164.312(c)(1)"));
    }

    BinderOrder ask(String scope, String name, List<String> accounts, LocalDate from, LocalDate to, Paper paper) {
        return ask(scope, name, accounts, from, to, paper, List.of());
    }

    BinderOrder ask(
            String scope,
            String name,
            List<String> accounts,
            LocalDate from,
            LocalDate to,
            Paper paper,
            List<String> citations) {
        var id = UUID.nameUUIDFromBytes((scope + name + from + to + paper + citations).getBytes());
        audit.record("binder.requested", id.toString(), null, Map.of("scope", name));
        var order = new BinderOrder(
                id,
                scope,
                name,
                accounts,
                citations,
                from,
                to,
                paper,
                true,
                "",
                "Ada Marsh",
                "oidc",
                NOW,
                anchor.newest());
        binders.add(order);
        return order;
    }

    /** Writes the archive of a binder to a file. */
    Path archive(UUID id, Path folder) throws IOException {
        var file = folder.resolve(id + ".zip");
        try (var out = Files.newOutputStream(file)) {
            binders.send(id, out);
        }
        return file;
    }

    static byte[] file(Path archive, String name) throws IOException {
        try (var zip = new ZipFile(archive.toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
