package dev.vitals.collect.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.UserDetail;

class IamReadingTest {

    private static final String REPORT = """
            user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,\
            access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,\
            access_key_2_last_used_date,cert_1_active,cert_2_active
            <root_account>,arn:aws:iam::111122223333:root,not_supported,no_information,not_supported,true,false,N/A,N/A,\
            false,N/A,N/A,false,false
            "a,b",arn:aws:iam::111122223333:user/ab,true,2026-10-01T00:00:00+00:00,2026-01-01T00:00:00Z,perhaps,true,\
            2026-01-02T03:04:05,N/A,false,N/A,N/A,false,false
            """;

    @Test
    void readsTheCredentialReport() {
        var users = CredentialReport.parse(REPORT);
        assertThat(users).extracting(CredentialReportUser::user).containsExactly(CredentialReportUser.ROOT, "a,b");
        assertThat(users.getFirst().passwordEnabled()).isEqualTo(Reading.absent());
        assertThat(users.getFirst().hasActiveKey()).isFalse();
        var second = users.get(1);
        assertThat(second.passwordLastUsed()).isEqualTo(Reading.known(Instant.parse("2026-10-01T00:00:00Z")));
        assertThat(second.accessKeys().getFirst().lastRotated())
                .isEqualTo(Reading.known(Instant.parse("2026-01-02T03:04:05Z")));
        assertThat(second.hasActiveKey()).isTrue();
        assertThat(second.mfaActive().isReadable())
                .as("a value that nobody knows")
                .isFalse();
    }

    @Test
    void missingColumnsAreUnreadableAndBrokenRowsToo() {
        var user = CredentialReport.parse("user,arn\nalice,arn:x\n").getFirst();
        assertThat(user.mfaActive().isReadable()).isFalse();
        assertThatThrownBy(() -> CredentialReport.parse("user,arn\nalice\n")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> CredentialReport.parse("")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void failsAfterThePagesThatWereRead() {
        var details = new AuthorizationDetails(new TwoPages());
        var seen = new ArrayList<String>();
        assertThatThrownBy(() -> details.users().forEach(user -> seen.add(user.userName())))
                .isInstanceOf(IamException.class);
        assertThat(seen).containsExactly("alice");
        assertThatThrownBy(() -> details.roles().forEach(role -> {})).isInstanceOf(IamException.class);
    }

    /** Answers the first page and refuses the second. */
    private static final class TwoPages implements IamClient {

        @Override
        public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
                GetAccountAuthorizationDetailsRequest request) {
            if (request.marker() != null) {
                throw IamException.builder().message("refused").build();
            }
            return GetAccountAuthorizationDetailsResponse.builder()
                    .userDetailList(UserDetail.builder().userName("alice").build())
                    .isTruncated(true)
                    .marker("next")
                    .build();
        }

        @Override
        public String serviceName() {
            return "iam";
        }

        @Override
        public void close() {}
    }
}
