package dev.vitals.rule.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedListsTest {

    private final Lists lists = Lists.shipped();

    @Test
    void holdsAFileForEachNameAndNoOther() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/lists"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".txt"))
                            .map(file -> file.replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(lists.inOrder().stream()
                            .map(list -> list.name().slug())
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(ListName.class)
    void servesRulesThatThereAre(ListName name) {
        assertThat(name.rules()).isNotEmpty();
        assertThat(RuleCatalogue.discover().definitions().stream().map(RuleDefinition::id))
                .containsAll(name.rules());
    }

    @ParameterizedTest
    @CsvSource({
        "BALANCER_POLICIES, ELBSecurityPolicy-2016-08, TLSv1.0",
        "BALANCER_POLICIES, ELBSecurityPolicy-TLS13-1-0-PQ-2025-09, TLSv1.0",
        "BALANCER_POLICIES, ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, TLSv1.2",
        "CLOUDFRONT_POLICIES, TLSv1.2_2021, TLSv1.2",
        "EBS_BANDWIDTH, c1.xlarge, on request",
        "EBS_BANDWIDTH, c1.medium, never",
        "EBS_BANDWIDTH, c3.8xlarge, never",
        "EBS_BANDWIDTH, c3.2xlarge, on request",
        "DATA_IDENTIFIERS, Ssn-US, personal data",
        "DATA_IDENTIFIERS, HealthInsuranceCardNumber-EU, health data"
    })
    void saysOfEachWhatItsSourceSays(ListName name, String value, String detail) {
        assertThat(lists.of(name).find(value).orElseThrow().detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "EBS_BANDWIDTH, m7i.large",
        "LOCAL_DISKS, ml.m5.large",
        "LOCAL_DISKS, ml.c5n.large",
        "WEAK_TLS, Protocol-TLSv1.2",
        "WEAK_TLS, ECDHE-RSA-AES128-GCM-SHA256",
        "SHARED_ISSUERS, oidc.eks.us-east-1.amazonaws.com/id/ABC",
        "ADMINISTRATOR_POLICIES, PowerUserAccess"
    })
    void leavesTheGoodTwinAlone(ListName name, String value) {
        assertThat(lists.of(name).holds(value)).isFalse();
    }

    @Test
    void isNeitherForNorAgainstWhatItDoesNotKnow() {
        Assertions.assertThatThrownBy(() -> lists.of(ListName.BALANCER_POLICIES).require("ELBSecurityPolicy-2031"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("compiled on 2026-09-30")
                .hasMessageContaining("ELBSecurityPolicy-2031");
    }

    @Test
    void namesPortsByTheirGroups() {
        assertThat(lists.ports("database")).isEqualTo(List.of(1433, 1521, 3306, 5432, 5439, 6379, 9200, 11211, 27017));
        assertThat(lists.ports("sensitive")).contains(22, 3389).doesNotContain(443);
    }
}
