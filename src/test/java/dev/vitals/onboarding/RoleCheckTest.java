package dev.vitals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.CannotConnectException;
import dev.vitals.onboarding.Checked.Guard;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

class RoleCheckTest {

    @Test
    void aRefusalWithoutTheExternalIdSaysThatTheRoleAsksForIt() {
        assertThat(guard(StsException.builder().statusCode(403).build())).isEqualTo(Guard.ASKS);
    }

    @Test
    void whatWasNotAnsweredSaysNothingOfTheRole() {
        assertThat(guard(StsException.builder().statusCode(429).build())).isEqualTo(Guard.UNKNOWN);
        assertThat(guard(StsException.builder().statusCode(503).build())).isEqualTo(Guard.UNKNOWN);
        assertThat(guard(SdkClientException.create("nobody answers"))).isEqualTo(Guard.UNKNOWN);
    }

    private static Guard guard(Exception cause) {
        return RoleCheck.guard(new CannotConnectException("closed", cause));
    }
}
