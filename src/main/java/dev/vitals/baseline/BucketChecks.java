package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the QuickStart set on buckets and wrote into their policies. */
final class BucketChecks {

    static final Check VERSIONED = Checks.on("versioning.enabled", "Versioning");

    private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    private static final String RULE = "Lifecycle";

    /** SSE with keys of S3; keys of KMS are other, not weaker. */
    static final Check ENCRYPTED = new Check("Default encryption", subject -> {
        var algorithms = subject.config()
                .items("encryption")
                .flatMap(rule -> rule.text("ApplyServerSideEncryptionByDefault.SSEAlgorithm").stream())
                .toList();
        if (algorithms.isEmpty()) {
            return Stream.of(weaker("Default encryption", "not set", "AES256"));
        }
        return algorithms.contains("AES256")
                ? Stream.empty()
                : Stream.of(other("Default encryption", String.join(", ", algorithms), "AES256"));
    });

    /** The access control list under which S3 delivers its access logs. */
    static final Check TAKES_LOGS = new Check("Access control list", subject -> {
        var delivers = subject.config()
                .items("grants")
                .anyMatch(grant ->
                        grant.text("Grantee.URI").filter(LOG_DELIVERY::equals).isPresent());
        return delivers
                ? Stream.empty()
                : Stream.of(other("Access control list", "closed to log delivery", "LogDeliveryWrite"));
    });

    static final Check DENIES_PLAIN_HTTP = statement(
            "Policy on transport",
            "plain HTTP is not denied",
            "denied without TLS",
            statement -> denies(statement, "s3:*") && statement.hasCondition("aws:SecureTransport", "false"));

    static final Check DENIES_DELETE = statement(
            "Policy on deletion",
            "s3:Delete* is not denied to everyone",
            "denied to everyone",
            statement -> denies(statement, "s3:Delete*") && statement.isUnconditional());

    static final Check DENIES_UNENCRYPTED_PUTS = statement(
            "Policy on uploads",
            "uploads without the AES256 header are not denied",
            "denied without the AES256 header",
            statement -> denies(statement, "s3:PutObject")
                    && statement.hasCondition("s3:x-amz-server-side-encryption", "AES256"));

    private BucketChecks() {}

    /** Access logging under a prefix. */
    static Check logged(String prefix) {
        return new Check("Access logging", subject -> {
            var logging = subject.config().at("logging");
            if (!logging.isSet()) {
                return Stream.of(weaker("Access logging", "off", "on with the prefix " + prefix));
            }
            var observed = logging.text("TargetPrefix").orElse("");
            return observed.equals(prefix)
                    ? Stream.empty()
                    : Stream.of(other("Prefix of access logs", "'%s'".formatted(observed), "'%s'".formatted(prefix)));
        });
    }

    /** How long objects are kept and when they move, in days. */
    static Check kept(int expiry, String... transitions) {
        return new Check(RULE, subject -> {
            var rules = subject.config()
                    .items("lifecycle")
                    .filter(rule ->
                            rule.text("Status").filter("Enabled"::equals).isPresent())
                    .toList();
            return Stream.concat(expiry(rules, expiry), transitions(rules, List.of(transitions)));
        });
    }

    /** A service that may write here. */
    static Check allows(String service, String action) {
        return statement(
                "Policy for " + service,
                "%s is not allowed %s".formatted(service, action),
                "%s allowed".formatted(action),
                statement -> statement.effect().equals("Allow")
                        && statement.isForService(service)
                        && statement.covers(action));
    }

    private static Stream<Deviation> expiry(List<Members> rules, int deployed) {
        var shortest = rules.stream()
                .flatMap(rule -> rule.number("Expiration.Days").stream())
                .min(Double::compare);
        if (shortest.isEmpty()) {
            return Stream.of(other("Expiry", "none: objects are kept for ever", deployed + " days"));
        }
        var days = shortest.get().intValue();
        if (days == deployed) {
            return Stream.empty();
        }
        return Stream.of(
                days < deployed
                        ? weaker("Expiry", days + " days", deployed + " days")
                        : other("Expiry", days + " days", deployed + " days"));
    }

    private static Stream<Deviation> transitions(List<Members> rules, List<String> deployed) {
        var observed = rules.stream()
                .flatMap(rule -> rule.items("Transitions"))
                .map(move -> "%s after %s days"
                        .formatted(
                                move.text("StorageClass").orElse("?"),
                                move.text("Days").orElse("?")))
                .toList();
        return deployed.isEmpty() || observed.stream().anyMatch(deployed::contains) && observed.containsAll(deployed)
                ? Stream.empty()
                : Stream.of(other(
                        "Transitions",
                        observed.isEmpty() ? "none" : String.join(", ", observed),
                        String.join(", ", deployed)));
    }

    private static boolean denies(Statement statement, String action) {
        return statement.effect().equals("Deny") && statement.isForEveryone() && statement.covers(action);
    }

    private static Check statement(String property, String observed, String deployed, Predicate<Statement> wanted) {
        return new Check(
                property,
                subject -> Statement.of(subject.config().document("policy")).anyMatch(wanted)
                        ? Stream.empty()
                        : Stream.of(weaker(property, observed, deployed)));
    }
}
