package dev.vitals.imports;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Files as Prowler and others write them. */
final class Files {

    static final String ACCOUNT = "111122223333";

    private Files() {}

    static InputStreamSource of(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A row of Prowler in OCSF. */
    static String prowler(String check, String word, String arn, String day) {
        return prowler(check, word, arn, day, "\"HIPAA\": [\"164_312_a_1\", \"164_308_a_1_ii_b\"]");
    }

    static String prowler(String check, String word, String arn, String day, String compliance) {
        return """
                {"message": "%1$s says %2$s", "class_uid": 2004, "severity_id": 4, "severity": "High", "status_id": 1,
                 "status": "New", "status_code": "%2$s", "status_detail": "Bucket charts is %2$s.",
                 "time_dt": "%4$sT06:00:00", "time": 1793512800,
                 "metadata": {"event_code": "%1$s", "product": {"name": "Prowler", "version": "5.3.0"}},
                 "finding_info": {"title": "Check %1$s", "uid": "prowler-aws-%1$s"},
                 "remediation": {"desc": "Put it right."},
                 "cloud": {"provider": "aws", "region": "us-east-1", "account": {"uid": "111122223333"}},
                 "resources": [{"uid": "%3$s", "name": "charts", "type": "AwsS3Bucket", "region": "us-east-1"}],
                 "unmapped": {"compliance": {"CIS-3.0": ["2.1.1"], %5$s}}}""".formatted(check, word, arn, day, compliance);
    }

    /** A row of Prowler in ASFF. */
    static String asff(String check, String status, String arn) {
        return """
                {"SchemaVersion": "2018-10-08", "Id": "prowler-%1$s-x",
                 "ProductArn": "arn:aws:securityhub:us-east-1::product/prowler/prowler", "GeneratorId": "prowler-%1$s",
                 "AwsAccountId": "111122223333", "Title": "Check %1$s", "Description": "It is %2$s",
                 "UpdatedAt": "2026-10-20T06:00:00Z", "Severity": {"Label": "CRITICAL"},
                 "ProductFields": {"ProviderName": "Prowler", "ProviderVersion": "4.2.0"},
                 "Resources": [{"Id": "%3$s", "Type": "AwsS3Bucket", "Region": "us-east-1"}],
                 "Compliance": {"Status": "%2$s", "RelatedRequirements": ["CIS-3.0 2.1.1", "HIPAA 164_312_e_1 164_308_a_4_ii_a"]}}""".formatted(check, status, arn);
    }
}
