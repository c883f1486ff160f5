package dev.vitals.collect.guardduty;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.AccessKeyDetails;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.Resource;

/** What a finding of GuardDuty is about, by the ARN under which Vitals knows it. */
final class AffectedResource {

    private AffectedResource() {}

    /** Empty where GuardDuty names nothing. */
    static String arn(Finding finding) {
        var about = finding.resource();
        return about == null
                ? ""
                : Stream.of(own(about), instance(finding, about), identity(finding, about.accessKeyDetails()))
                        .filter(arn -> !arn.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String own(Resource about) {
        if (about.hasS3BucketDetails() && !about.s3BucketDetails().isEmpty()) {
            return text(about.s3BucketDetails().getFirst().arn());
        }
        if (about.rdsDbInstanceDetails() != null) {
            return text(about.rdsDbInstanceDetails().dbInstanceArn());
        }
        if (about.lambdaDetails() != null) {
            return text(about.lambdaDetails().functionArn());
        }
        if (about.eksClusterDetails() != null) {
            return text(about.eksClusterDetails().arn());
        }
        return about.ecsClusterDetails() == null
                ? ""
                : text(about.ecsClusterDetails().arn());
    }

    private static String instance(Finding finding, Resource about) {
        var instance = about.instanceDetails();
        return instance == null || instance.instanceId() == null
                ? ""
                : "arn:%s:ec2:%s:%s:instance/%s"
                        .formatted(finding.partition(), finding.region(), finding.accountId(), instance.instanceId());
    }

    private static String identity(Finding finding, @Nullable AccessKeyDetails key) {
        if (key == null || key.userType() == null) {
            return "";
        }
        var who = switch (key.userType()) {
            case "Root" -> "root";
            case "IAMUser" -> "user/" + key.userName();
            case "AssumedRole", "Role" -> "role/" + key.userName();
            default -> "";
        };
        return who.isEmpty() ? "" : "arn:%s:iam::%s:%s".formatted(finding.partition(), finding.accountId(), who);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
