package dev.vitals.collect.guardduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.model.Finding;

class GuardDutyFindingTest {

    @Test
    void readsWhenItWasCreated() {
        assertThat(created("2026-11-02T06:00:00.123Z")).isEqualTo(Instant.parse("2026-11-02T06:00:00.123Z"));
    }

    @Test
    void aDateThatIsNoneIsMissingFromThisFindingAndEndsNoList() {
        assertThat(created("yesterday")).isNull();
        assertThat(created("")).isNull();
        assertThat(created(null)).isNull();
    }

    private static Instant created(String at) {
        return GuardDutyFinding.of(Finding.builder()
                        .id("f")
                        .type("t")
                        .severity(8.0)
                        .createdAt(at)
                        .build())
                .createdAt();
    }
}
