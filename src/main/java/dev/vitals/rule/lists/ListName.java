package dev.vitals.rule.lists;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lists there are: what their lines look like, and which rules look into them. */
public enum ListName {
    ELIGIBLE_SERVICES(
            "hipaa-eligible-services",
            form("[a-z0-9-]+", ".+", "a service as ARNs call it, and its name"),
            "account-hipaa-eligible-services-only"),
    ADMINISTRATOR_POLICIES(
            "managed-administrator-policies",
            form("[A-Za-z0-9+=,.@_/-]+", ".+", "the name of a policy of AWS, and why it makes an administrator"),
            "iam-policy-no-full-admin-aws-managed"),
    SHARED_ISSUERS(
            "shared-token-issuers",
            form("[a-z0-9.*/-]+", ".+", "the address of an issuer without https://, and whose it is"),
            "iam-role-trust-not-public"),
    PORTS(
            "ports",
            form(
                    "([1-9]\\d{0,4})",
                    "(common|database|sensitive|enclave)(,(common|database|sensitive|enclave))* .+",
                    "a TCP port, its groups (common, database, sensitive, enclave) and what listens there"),
            "ec2-security-group-no-public-common-ports",
            "ec2-security-group-no-public-database-ports",
            "ec2-network-acl-no-public-database-ports",
            "ec2-instance-no-effective-internet-exposure",
            "ec2-enclave-host-no-vsock-proxy-exposed"),
    BALANCER_POLICIES(
            "elb-security-policies",
            form("ELBSecurityPolicy-[A-Za-z0-9-]+", "TLSv1\\.[0-3]", "a predefined policy and its oldest protocol"),
            "elbv2-strong-tls-policy"),
    CLOUDFRONT_POLICIES(
            "cloudfront-security-policies",
            form("[A-Za-z0-9._]+", "(SSLv3|TLSv1\\.[0-3])", "a security policy and its oldest protocol"),
            "cloudfront-no-insecure-protocols"),
    WEAK_TLS(
            "weak-tls-options",
            form("[A-Za-z0-9.*-]+", ".+", "an attribute of a negotiation policy, and why it is weak"),
            "elb-classic-strong-tls-policy"),
    LAMBDA_RUNTIMES(
            "lambda-runtimes",
            form("[a-z0-9.-]+", "\\d{4}-\\d\\d-\\d\\d", "a runtime and the day on which AWS deprecates it"),
            "lambda-function-supported-runtime"),
    DATABASE_ENGINES_WITH_IAM(
            "rds-iam-engines",
            form("[a-z0-9-]+", ".+", "an engine as RDS calls it, and its name"),
            "rds-iam-authentication"),
    DATA_IDENTIFIERS(
            "log-data-identifiers",
            form("[A-Za-z*-]+", "(credentials|health data|personal data)", "a managed identifier and its sort"),
            "logs-data-protection-policy"),
    EBS_BANDWIDTH(
            "ebs-previous-generations",
            form(
                    "[a-z0-9]+\\.[a-z0-9*]+",
                    "(never|on request)",
                    "an instance type, and whether it can be EBS-optimized"),
            "ec2-instance-ebs-optimized"),
    LOCAL_DISKS(
            "sagemaker-local-disks",
            form("ml\\.[a-z0-9*-]+\\.\\*", ".+", "instance types whose disks take no key, and a word on them"),
            "sagemaker-endpoint-config-kms");

    /** What a line holds, as patterns and in words. */
    private record Form(Pattern key, Pattern detail, String words) {}

    private final String slug;
    private final Form form;
    private final List<String> rules;

    ListName(String slug, Form form, String... rules) {
        this.slug = slug;
        this.form = form;
        this.rules = List.of(rules);
    }

    private static Form form(String key, String detail, String words) {
        return new Form(Pattern.compile(key), Pattern.compile(detail), words);
    }

    /** The list of this name; names are those of the shipped files without their ending. */
    public static Optional<ListName> of(String slug) {
        return Stream.of(values()).filter(name -> name.slug.equals(slug)).findFirst();
    }

    /** The name in addresses and of the file. */
    public String slug() {
        return slug;
    }

    /** The rules that look into it. */
    public List<String> rules() {
        return rules;
    }

    /** What a line holds, in words. */
    public String form() {
        return form.words;
    }

    boolean admits(ListEntry entry) {
        return form.key.matcher(entry.key()).matches()
                && form.detail.matcher(entry.detail()).matches();
    }
}
