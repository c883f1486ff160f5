package dev.vitals.environment;

import static dev.vitals.environment.Kind.FLAG;
import static dev.vitals.environment.Kind.TEXT;
import static dev.vitals.environment.Kinds.time;

import java.util.List;
import java.util.stream.Stream;

/** Every setting there is, by what it is for. Providers for signing in, any number, are checked by their own room. */
public final class Settings {

    private static final String DATABASE = "Database and data";
    private static final String REACH = "How Vitals is reached";
    private static final String SIGN_IN = "Signing in";
    private static final String ORGANIZATION = "The organization";
    private static final String READING = "Reading accounts";
    private static final String FILES = "Files, tokens, binders";
    private static final String WATCHING = "Watching Vitals";

    private static final List<Setting> ALL = Stream.of(
                    database(), reach(), signIn(), organization(), reading(), files(), MailSettings.all(), watching())
            .flatMap(List::stream)
            .toList();

    private Settings() {}

    /** In the order in which they are told. */
    public static List<Setting> all() {
        return ALL;
    }

    private static List<Setting> database() {
        return List.of(
                Setting.of(
                        DATABASE,
                        "spring.datasource.url",
                        new Kind(
                                        Kinds.DATABASE.allowed(),
                                        text -> text.equals("built-in")
                                                || Kinds.DATABASE.admits().test(text))
                                .orNothing(),
                        "",
                        "PostgreSQL 16 or newer; without it Vitals starts its own"),
                Setting.of(DATABASE, "spring.datasource.username", TEXT, "", "the role that serves"),
                Setting.secret(DATABASE, "spring.datasource.password", "its password"),
                Setting.of(DATABASE, "spring.flyway.user", TEXT, "", "the role that owns the tables and migrates them"),
                Setting.secret(DATABASE, "spring.flyway.password", "its password"),
                Setting.of(
                        DATABASE,
                        "vitals.data",
                        Kinds.FOLDER,
                        "./data",
                        "where its own PostgreSQL and keys that Vitals makes lie"),
                Setting.of(
                        DATABASE,
                        "vitals.demo",
                        FLAG.orNothing(),
                        "true without a datasource, else false",
                        "whether an empty installation gets the fictional clinic"),
                Setting.of(
                        DATABASE,
                        "db-scheduler.enabled",
                        FLAG,
                        "true",
                        "whether this instance runs scans and other tasks, or serves pages only"));
    }

    private static List<Setting> reach() {
        return List.of(
                Setting.of(REACH, "server.port", Kind.whole(0, 65535), "8080", "the port of the pages and the API")
                        .named("VITALS_PORT"),
                Setting.of(REACH, "server.address", Kinds.HOST, "127.0.0.1", "the address on which it listens")
                        .named("VITALS_ADDRESS"),
                Setting.of(
                        REACH, "vitals.url", Kinds.WEB.orNothing(), "", "the address under which people reach Vitals"),
                Setting.of(
                        REACH,
                        "vitals.trusted-proxies",
                        Kinds.NETWORKS.orNothing(),
                        "",
                        "whose word about a caller's address counts"),
                Setting.of(
                        REACH,
                        "vitals.contact.name",
                        TEXT,
                        "the administrator of Vitals",
                        "whom people ask who cannot enter"),
                Setting.of(REACH, "vitals.contact.mail", Kinds.MAIL.orNothing(), "", "where to write to them"));
    }

    private static List<Setting> signIn() {
        return List.of(
                Setting.secret(SIGN_IN, "vitals.operator.password", "the password of operator"),
                Setting.of(
                        SIGN_IN,
                        "vitals.sign-in.local",
                        FLAG.orNothing(),
                        "true without a datasource, else false",
                        "whether operator may sign in at all"),
                Setting.of(
                        SIGN_IN,
                        "vitals.sign-in.second-factor",
                        FLAG,
                        "false",
                        "asks operator for a second factor also without a datasource"),
                Setting.of(
                        SIGN_IN,
                        "vitals.sign-in.forget-second-factor",
                        FLAG,
                        "false",
                        "forgets the second factor of operator at this start"),
                Setting.of(
                        SIGN_IN,
                        "vitals.sign-in.key",
                        Kinds.FILE.orNothing(),
                        "sign-in-key in VITALS_DATA",
                        "the file with the key that seals secrets"),
                Setting.of(
                                SIGN_IN,
                                "vitals.sign-in.clock-skew",
                                time("0s", "5m", "60s"),
                                "60s",
                                "by how much a provider's clock may differ")
                        .named("VITALS_SIGNIN_CLOCKSKEW"),
                Setting.of(
                        SIGN_IN,
                        "vitals.session.idle",
                        time("3m", "15m", "10m"),
                        "15m",
                        "when a session ends without a click"),
                Setting.of(
                        SIGN_IN,
                        "vitals.session.absolute",
                        time("3m", "12h", "8h"),
                        "12h",
                        "when a session ends whatever is clicked"));
    }

    private static List<Setting> organization() {
        return List.of(
                Setting.of(ORGANIZATION, "vitals.organization.name", TEXT, "Your organization", "shown on pages"),
                Setting.of(
                        ORGANIZATION,
                        "vitals.organization.zone",
                        Kinds.ZONE,
                        "UTC",
                        "the time zone in which a day of a score begins"),
                Setting.of(
                        ORGANIZATION,
                        "vitals.organization.entity-types",
                        Kind.someOf(
                                "HEALTH_CARE_PROVIDER",
                                "HEALTH_PLAN",
                                "CLEARINGHOUSE",
                                "GROUP_HEALTH_PLAN",
                                "BUSINESS_ASSOCIATE"),
                        "HEALTH_CARE_PROVIDER",
                        "which safeguards bind"),
                Setting.of(
                        ORGANIZATION,
                        "vitals.attestation.review-months",
                        Kind.whole(1, 120),
                        "12",
                        "most months until a decision or an attestation is looked at again"),
                Setting.of(
                        ORGANIZATION,
                        "vitals.retention",
                        Kinds.PERIOD,
                        "P6Y",
                        "how long everything is kept after it was last in effect; less than six years is refused"),
                Setting.of(
                        ORGANIZATION,
                        "vitals.lists",
                        Kinds.EXISTING_FOLDER.orNothing(),
                        "",
                        "a folder whose lists stand in the place of those that are shipped"));
    }

    private static List<Setting> reading() {
        return List.of(
                Setting.of(
                        READING,
                        "vitals.scan.every",
                        time("5m", "30d", "6h"),
                        "PT6H",
                        "time between scans of an account that has none of its own"),
                Setting.of(
                        READING,
                        "vitals.scan.share-of-quota",
                        Kind.share(),
                        "0.5",
                        "most that Vitals takes of an account's API quotas"),
                Setting.of(
                        READING,
                        "vitals.live.patience",
                        time("0s", "15s", "10s"),
                        "PT10S",
                        "how long a queue may keep a request open"),
                Setting.of(
                        READING,
                        "vitals.live.round",
                        time("1s", "10m", "50s"),
                        "PT50S",
                        "how long an instance listens before another may"),
                Setting.of(
                        READING,
                        "vitals.live.settle",
                        time("0s", "5m", "3s"),
                        "PT3S",
                        "how long AWS may take until a read shows what was done"),
                Setting.of(
                        READING,
                        "vitals.live.keep",
                        time("1d", "3650d", "90d"),
                        "P90D",
                        "how long the log of what was heard is kept"),
                Setting.of(
                        READING,
                        "vitals.onboarding.principal",
                        Kind.matching(
                                        "an ARN, such as arn:aws:iam::111122223333:role/vitals",
                                        "arn:[a-z-]+:iam::\\d{12}:\\S+")
                                .orNothing(),
                        "found out",
                        "who Vitals is to AWS, for the trust policy of roles"),
                Setting.of(
                        READING,
                        "vitals.onboarding.template-url",
                        Kinds.WEB.orNothing(),
                        "",
                        "where CloudFormation finds the template of the role"),
                Setting.of(
                        READING,
                        "vitals.onboarding.organization-template-url",
                        Kinds.WEB.orNothing(),
                        "",
                        "where it finds the one for a whole organization"));
    }

    private static List<Setting> files() {
        return List.of(
                Setting.of(
                        FILES,
                        "vitals.files.max-size",
                        Kinds.size("1KB", "1024MB"),
                        "25MB",
                        "largest file of evidence"),
                Setting.of(
                        FILES,
                        "vitals.files.per-version",
                        Kind.whole(1, 100),
                        "20",
                        "most files of one version of a record"),
                Setting.of(
                        FILES,
                        "vitals.files.max-request",
                        Kinds.size("1KB", "4096MB"),
                        "110MB",
                        "largest form with files"),
                Setting.of(
                        FILES,
                        "vitals.files.bucket",
                        Kind.matching("the name of an S3 bucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
                                .orNothing(),
                        "",
                        "an S3 bucket in which files lie instead of the database"),
                Setting.of(FILES, "vitals.files.region", Kinds.REGION, "us-east-1", "the region of the bucket"),
                Setting.of(
                        FILES, "vitals.files.kms-key", Kinds.NAME.orNothing(), "", "the key by which the bucket seals"),
                Setting.of(
                        FILES,
                        "vitals.import.max-size",
                        Kinds.size("1KB", "1024MB"),
                        "50MB",
                        "largest file of another product's findings"),
                Setting.of(FILES, "vitals.tokens.max-days", Kind.whole(1, 366), "366", "longest life of an API token"),
                Setting.of(
                        FILES,
                        "vitals.tokens.calls-per-minute",
                        Kind.whole(1, 1_000_000),
                        "600",
                        "calls of one token, or of one SCIM credential, that one instance answers"),
                Setting.of(
                        FILES,
                        "vitals.binder.certificate",
                        Kinds.EXISTING_FILE.orNothing(),
                        "a key of its own in VITALS_DATA",
                        "the PKCS #12 file whose key signs binders"),
                Setting.secret(FILES, "vitals.binder.certificate-password", "its password"),
                Setting.of(
                        FILES,
                        "vitals.audit.key",
                        Kinds.FILE.orNothing(),
                        "audit-key in VITALS_DATA",
                        "the file with the key that signs the head of the audit log"));
    }

    private static List<Setting> watching() {
        return List.of(
                Setting.of(
                        WATCHING,
                        "vitals.management.port",
                        Kind.whole(0, 65535).orNothing(),
                        "that of the pages",
                        "a port of its own for health and metrics"),
                Setting.of(
                        WATCHING,
                        "vitals.management.address",
                        Kinds.HOST,
                        "127.0.0.1",
                        "the address on which that port listens"),
                Setting.of(
                        WATCHING,
                        "vitals.log.format",
                        Kind.oneOf("plain", "ecs", "logstash", "gelf"),
                        "plain",
                        "how the log is written: lines for people, or JSON"),
                Setting.of(
                        WATCHING,
                        "vitals.log.level",
                        Kind.oneOf("error", "warn", "info", "debug", "trace"),
                        "info",
                        "how much Vitals itself logs"),
                Setting.of(
                        WATCHING,
                        "vitals.tracing.endpoint",
                        Kinds.WEB.orNothing(),
                        "",
                        "where traces are sent by OTLP over HTTP, such as http://collector:4318/v1/traces; without it there is no tracing"),
                Setting.of(
                        WATCHING,
                        "vitals.tracing.share",
                        Kind.share(),
                        "0.1",
                        "which share of requests and scans is traced"),
                Setting.secret(WATCHING, "vitals.tracing.authorization", "the Authorization header for that endpoint"));
    }
}
