package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A provider that has gone wrong takes no instance for itself. */
class ScimFilterTest extends Provisioned {

    private static final int A_MINUTE = 600;

    @Test
    void aCredentialThatCallsTooOftenIsToldWhenToComeAgainAndOthersGoOn() {
        int let = 0;
        var last = ask(okta);
        while (last.status() == 200) {
            let++;
            assertThat(let).as("calls at once").isLessThan(5 * A_MINUTE);
            last = ask(okta);
        }

        assertThat(let).isGreaterThanOrEqualTo(A_MINUTE);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.response().getHeader("Retry-After")).isEqualTo("1");
        assertThat(last.body().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(last.body().path("detail").asText()).startsWith("This credential calls too often. Wait 1 s");
        assertThat(ask(entra).status()).isEqualTo(200);
    }

    private static Conversation.Answer ask(Conversation provider) {
        return provider.get("/scim/v2/ServiceProviderConfig");
    }
}
