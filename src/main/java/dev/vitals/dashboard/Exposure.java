package dev.vitals.dashboard;

import dev.vitals.page.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How exposed what is tagged or declared as PHI is.
 *
 * @param total resources that are tagged or declared as PHI
 * @param counts of every way, 0 among them
 */
record Exposure(long total, List<Count> counts) {

    /** A way in which PHI lies open. Each is decided by rules that judge the resource itself. */
    enum Way {
        REACHABLE(
                "Reachable from the internet",
                "ec2-instance-no-effective-internet-exposure",
                "ec2-network-interface-no-effective-internet-exposure",
                "elb-classic-no-effective-internet-exposure",
                "elbv2-no-effective-internet-exposure",
                "ec2-instance-no-public-ip",
                "rds-instance-not-public",
                "redshift-not-public",
                "dms-replication-instance-not-public",
                "lambda-function-url-not-public",
                "emr-master-no-public-ip"),
        PUBLIC(
                "Open to everybody by a policy or a share",
                "s3-bucket-no-public-read",
                "s3-bucket-no-public-write",
                "ec2-ebs-snapshot-not-public",
                "ec2-ami-not-public",
                "rds-snapshot-not-public",
                "lambda-function-not-public",
                "sns-topic-not-public",
                "sqs-queue-not-public",
                "logs-log-group-not-public",
                "kms-key-policy-not-public",
                "ssm-document-not-public"),
        PLAIN_AT_REST(
                "Not encrypted where it lies",
                "s3-bucket-default-encryption",
                "rds-storage-encrypted",
                "rds-snapshot-encrypted",
                "ec2-ebs-volume-encrypted",
                "ec2-ebs-snapshot-encrypted",
                "ec2-ami-encrypted",
                "efs-encrypted",
                "redshift-encrypted",
                "opensearch-encrypted-at-rest",
                "dynamodb-dax-encrypted",
                "kinesis-stream-encrypted",
                "firehose-stream-encrypted",
                "sqs-queue-encrypted",
                "sns-topic-encrypted",
                "backup-recovery-point-encrypted",
                "dms-replication-instance-encrypted",
                "ssm-parameter-encrypted"),
        PLAIN_ON_THE_WAY(
                "Not encrypted on the way",
                "s3-bucket-tls-only",
                "rds-transport-encrypted",
                "redshift-tls-required",
                "opensearch-https-required",
                "opensearch-node-to-node-encryption",
                "elb-classic-tls-listeners",
                "elbv2-http-redirects-to-https",
                "cloudfront-viewer-https",
                "cloudfront-origin-https"),
        WITHOUT_BACKUP(
                "Without a backup",
                "rds-backup-enabled",
                "rds-in-backup-plan",
                "rds-aurora-in-backup-plan",
                "dynamodb-table-in-backup-plan",
                "ec2-instance-in-backup-plan",
                "ec2-ebs-volume-in-backup-plan",
                "efs-backup-enabled",
                "fsx-in-backup-plan",
                "elasticache-redis-backup");

        private final String title;
        private final List<String> rules;

        Way(String title, String... rules) {
            this.title = title;
            this.rules = List.of(rules);
        }

        public String title() {
            return title;
        }

        List<String> rules() {
            return rules;
        }

        /** In the address and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Way> of(String word) {
            return Arrays.stream(values())
                    .filter(way -> way.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * Resources by one way.
     *
     * @param judged those that a rule of the way is about
     * @param exposed those that fail one, whether or not somebody accepted it
     * @param unknown those of which one could not be read, and which fail none
     */
    record Count(Way way, long judged, long exposed, long unknown) {}

    public boolean isAnythingMarked() {
        return total > 0;
    }

    /** Such as "12 resources". */
    public String totalWords() {
        return Numbers.count(total, "resource");
    }
}
