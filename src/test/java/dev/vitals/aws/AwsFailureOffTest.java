package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class AwsFailureOffTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, Macie is not enabled., NOT_SUBSCRIBED",
        "InvalidAccessException, Account 111122223333 is not subscribed to AWS Security Hub, NOT_SUBSCRIBED",
        "AccessDeniedException, User: x is not authorized to perform: macie2:GetMacieSession, DENIED"
    })
    void tellsAServiceThatIsOffFromAMissingPermission(String code, String message, Cause cause) {
        var refused = AwsServiceException.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .message(message)
                .build();
        assertThat(AwsFailure.of(refused).cause()).isEqualTo(cause);
    }
}
