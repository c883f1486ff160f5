package dev.vitals.support;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.aws.Recording;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small recorded account whose security group may be opened and closed. */
public final class Clinic {

    public static final String ID = "111122223333";

    private Clinic() {}

    /** The account, reached as a recording. */
    public static Account account() {
        return new Account(
                ID,
                "Clinic",
                "aws",
                AccountConnection.recording("in memory", "us-east-1"),
                List.of("us-east-1"),
                true,
                null,
                false,
                Instant.parse("2026-11-01T00:00:00Z"),
                List.of());
    }

    /** One security group that lets SSH in from {@code source}; nothing else was recorded. */
    public static Recording withSshFrom(String source) {
        return of(Map.of("ec2/us-east-1/DescribeSecurityGroups.json", """
                {"SecurityGroups": [{"GroupId": "sg-0a1", "GroupName": "app", "OwnerId": "111122223333",
                  "VpcId": "vpc-1", "Description": "app", "IpPermissionsEgress": [],
                  "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [],
                    "Ipv6Ranges": [], "PrefixListIds": [], "IpRanges": [{"CidrIp": "%s"}]}]}]}
                """.formatted(source)));
    }

    /** The list of security groups was refused. */
    public static Recording withoutPermission() {
        return of(Map.of("ec2/us-east-1/DescribeSecurityGroups.error.json", """
                {"Code": "UnauthorizedOperation", "Message": "You are not authorized", "StatusCode": 403}"""));
    }

    /** GuardDuty is on and reports findings of these ids; nothing else was recorded. */
    public static Recording withThreats(String... ids) {
        var listed = Stream.of(ids).map("\"%s\""::formatted).collect(Collectors.joining(","));
        var found = Stream.of(ids).map("""
                        {"AccountId": "111122223333", "Id": "%s", "Severity": 8.0, "Title": "A threat", "Type": "Trojan:EC2/X",
                         "CreatedAt": "2026-11-01T00:00:00Z", "Service": {"Archived": false}}"""::formatted).collect(Collectors.joining(","));
        var answers = Map.of(
                "ListDetectors",
                "{\"DetectorIds\": [\"d-1\"]}",
                "GetDetector-",
                "{\"Status\": \"ENABLED\", \"Features\": []}",
                "ListFindings-",
                "{\"FindingIds\": [%s]}".formatted(listed),
                "GetFindings-",
                "{\"Findings\": [%s]}".formatted(found));
        return name -> answers.entrySet().stream()
                .filter(each -> name.startsWith("guardduty/us-east-1/" + each.getKey()) && !name.contains(".error."))
                .findFirst()
                .map(each -> new ByteArrayInputStream(each.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    /** GuardDuty was switched off. */
    public static Recording withoutGuardDuty() {
        return of(Map.of("guardduty/us-east-1/ListDetectors.json", "{\"DetectorIds\": []}"));
    }

    private static Recording of(Map<String, String> files) {
        return name -> Optional.ofNullable(files.get(name))
                .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
