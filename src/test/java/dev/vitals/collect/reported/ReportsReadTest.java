package dev.vitals.collect.reported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.aws.RecordedSession;
import dev.vitals.aws.Recording;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.guardduty.GuardDutyReport;
import dev.vitals.collect.securityhub.SecurityHubReport;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.support.Inventories;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How findings of other products are read: switched off, refused, cut, and of other accounts. */
class ReportsReadTest {

    private static final String REGION = Inventories.REGION;

    private final Map<String, String> files = new HashMap<>();

    @Test
    void takesAProductThatIsOffNeitherForAGapNorForAnEmptyList() {
        files.put("guardduty/us-east-1/ListDetectors.json", "{\"DetectorIds\": []}");
        files.put("guardduty/us-east-1/ListMalwareProtectionPlans.json", "{\"MalwareProtectionPlans\": []}");
        files.put("securityhub/us-east-1/DescribeHub.error.json", """
                {"Code": "InvalidAccessException", "StatusCode": 401,
                 "Message": "Account 111122223333 is not subscribed to AWS Security Hub"}""");

        for (var service : List.of("guardduty", "securityhub")) {
            var inventory = read(service);
            var visited = new ArrayList<Class<?>>();
            inventory.eachList((config, region, listed) -> {
                visited.add(config);
                assertThat(listed).isInstanceOf(Reading.Known.class);
            });
            assertThat(visited).doesNotContain(GuardDutyReport.class, SecurityHubReport.class);
        }
    }

    @Test
    void takesARefusalForAGap() {
        files.put("guardduty/us-east-1/ListDetectors.error.json", """
                {"Code": "AccessDeniedException", "StatusCode": 403, "Message": "no"}""");
        files.put("securityhub/us-east-1/DescribeHub.json", "{\"HubArn\": \"arn:hub\"}");

        assertThat(read("guardduty").coverage(GuardDutyReport.class, REGION))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, gap -> assertThat(gap.cause()).isEqualTo(Cause.DENIED));
        assertThat(read("securityhub").coverage(SecurityHubReport.class, REGION))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void leavesFindingsOfMembersToTheirOwnAccounts() {
        files.put("guardduty/us-east-1/ListDetectors.json", "{\"DetectorIds\": [\"d1\"]}");
        files.put("guardduty/us-east-1/GetDetector-d1.json", "{\"Status\": \"ENABLED\"}");
        Recording any =
                name -> Optional.ofNullable(name.endsWith("error.json") ? null : files.getOrDefault(name, answer(name)))
                        .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var inventory = read("guardduty", any);

        assertThat(inventory.seen(GuardDutyReport.class, REGION))
                .extracting(resource -> resource.config().id())
                .containsExactly("own");
        assertThat(inventory
                        .seen(GuardDutyReport.class, REGION)
                        .getFirst()
                        .config()
                        .resource())
                .isEqualTo("arn:aws:ec2:us-east-1:111122223333:instance/i-1");
        assertThat(inventory.coverage(GuardDutyReport.class, REGION)).isEqualTo(Reading.known(1));
    }

    @Test
    void breaksOffWhereAProductReportsMoreThanIsRead() {
        var asked = new ArrayList<Integer>();
        Iterable<Integer> endless =
                () -> IntStream.iterate(0, n -> n + 1).peek(asked::add).iterator();
        var cut = Cut.of(endless);

        assertThat(cut.more()).isTrue();
        assertThat(asked).hasSizeLessThanOrEqualTo(Cut.MOST + 2);
        var seen = new ArrayList<Integer>();
        assertThatThrownBy(() -> cut.orBreakOff("Security Hub").forEach(seen::add))
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        broken -> assertThat(broken.why()).isEqualTo(Cause.TOO_MANY));
        assertThat(seen).hasSize(Cut.MOST);
        assertThat(Cut.of(List.of(1, 2)).orBreakOff("Macie")).containsExactly(1, 2);
    }

    private static String answer(String name) {
        if (name.contains("GetFindings")) {
            return """
                    {"Findings": [
                      {"Id": "own", "AccountId": "111122223333", "Region": "us-east-1", "Partition": "aws", "Type": "T",
                       "Severity": 8.0, "Resource": {"InstanceDetails": {"InstanceId": "i-1"}}},
                      {"Id": "member", "AccountId": "999988887777", "Type": "T", "Severity": 8.0}]}""";
        }
        return name.contains("ListFindings") ? "{\"FindingIds\": [\"own\", \"member\"]}" : null;
    }

    private Inventory read(String service) {
        return read(
                service,
                name -> Optional.ofNullable(files.get(name))
                        .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Inventory read(String service, Recording recording) {
        var place = Inventories.HOME.in(REGION);
        var inventory = new Inventory(Inventories.HOME, List.of(REGION), Inventories.READ_AT);
        CollectorCatalogue.discover().collectors().stream()
                .filter(collector -> collector.service().equals(service))
                .forEach(collector ->
                        collector.collect(new Sweep(new RecordedSession(recording, place), place, inventory)));
        return inventory;
    }
}
