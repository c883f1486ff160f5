package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a failed call is named for, in the words of the services. */
class AwsFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDenied | not authorized | DENIED",
                "403 | AccessDeniedException | with an explicit deny in a service control policy | DENIED_BY_ORGANIZATION_POLICY",
                "400 | ExpiredTokenException | The security token included in the request is expired | DENIED",
                "403 | InvalidClientTokenId | The security token included in the request is invalid | DENIED",
                "503 | SlowDown | Reduce your request rate | THROTTLED_OUT",
                "400 | Throttling | Rate exceeded | THROTTLED_OUT",
                "500 | InternalFailure | An internal error | FAILED_AT_AWS",
                "502 | '' | Bad Gateway | FAILED_AT_AWS",
                "400 | InvalidNextTokenException | The token is invalid | PAGE_EXPIRED",
                "400 | ExpiredNextTokenException | The token has expired | PAGE_EXPIRED",
                "400 | InvalidPaginationTokenException | The token is invalid | PAGE_EXPIRED",
                "400 | InvalidMarkerException | The marker is invalid | PAGE_EXPIRED",
                "400 | ValidationError | Invalid Marker. | PAGE_EXPIRED",
                "400 | ValidationException | 1 validation error: value at 'nextToken' | PAGE_EXPIRED",
                "400 | ValidationException | 1 validation error: value at 'maxResults' | MALFORMED",
                "404 | NoSuchBucket | The specified bucket does not exist | VANISHED",
                "404 | ResourceNotFoundException | Function not found | VANISHED",
                "400 | DBInstanceNotFound | DBInstance db not found | VANISHED",
                "400 | InvalidSnapshot.NotFound | The snapshot 'snap-1' does not exist | VANISHED",
                "400 | AWS.SimpleQueueService.NonExistentQueue | The specified queue does not exist | VANISHED",
                "400 | ValidationError | Stack with id app does not exist | VANISHED",
                "400 | BadRequestException | The input detectorId is not owned by the current account | VANISHED"
            })
    void ofAnAnswer(int status, String code, String message, Cause cause) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message);
        var failure = AwsServiceException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(details.build())
                .build();

        assertThat(AwsFailure.of(failure).cause()).isEqualTo(cause);
    }

    @Test
    void ofTheWayToAws() {
        assertThat(cause(new SocketTimeoutException("Read timed out"))).isEqualTo(Cause.TIMED_OUT);
        assertThat(cause(new ConnectException("Connection refused"))).isEqualTo(Cause.TIMED_OUT);
        assertThat(cause(new UncheckedIOException(BrokenAnswer.early("9 bytes early"))))
                .isEqualTo(Cause.BROKEN_OFF);
        assertThat(cause(new IOException(BrokenAnswer.foreign()))).isEqualTo(Cause.INTERCEPTED);
    }

    private static Cause cause(Throwable why) {
        return AwsFailure.of(SdkClientException.builder()
                        .message("failed")
                        .cause(why)
                        .build())
                .cause();
    }
}
