package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * A call that failed, sorted into the one closed list of causes.
 *
 * @param cause why nothing was read
 * @param detail the call and AWS's error code; stable from scan to scan
 * @param code AWS's error code, empty where the failure was not an answer of AWS
 */
public record AwsFailure(Cause cause, String detail, String code) {

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AuthorizationError",
            "AuthorizationErrorException",
            "NotAuthorized",
            "UnauthorizedAccess",
            "Forbidden",
            "403",
            "AllAccessDisabled",
            "InvalidAccessException",
            "KMSAccessDeniedException",
            "AuthFailure",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "ExpiredToken",
            "ExpiredTokenException",
            "SignatureDoesNotMatch",
            "InvalidAccessKeyId",
            "IncompleteSignature",
            "MissingAuthenticationToken");

    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "BandwidthLimitExceeded",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "PriorRequestNotComplete",
            "EC2ThrottledException");

    private static final Set<String> NOT_SUBSCRIBED =
            Set.of("OptInRequired", "SubscriptionRequiredException", "NotSignedUp", "InvalidSubscription");

    /** Macie and Security Hub refuse where they are switched off; only the words tell it from a missing permission. */
    private static final Pattern OFF = Pattern.compile("(?i)\\bnot (subscribed|enabled)\\b");

    private static final Set<String> UNSUPPORTED = Set.of(
            "UnknownOperation",
            "UnknownOperationException",
            "InvalidAction",
            "UnsupportedOperation",
            "UnsupportedOperationException",
            "NotImplemented",
            "501",
            "OperationNotSupported",
            NotRecorded.CODE);

    /** The codes by which AWS asks to slow down. */
    static Set<String> throttledCodes() {
        return THROTTLED;
    }

    /** Sorts a failure of {@link NotRecorded a recording}, of AWS, or of the way to it. */
    public static AwsFailure of(Throwable failure) {
        var call = CallName.of(failure);
        return switch (failure) {
            case AwsServiceException answered -> ofAnswer(answered, call);
            case ApiCallTimeoutException late -> new AwsFailure(Cause.TIMED_OUT, call + " did not answer in time", "");
            case ApiCallAttemptTimeoutException late ->
                new AwsFailure(Cause.TIMED_OUT, call + " did not answer in time", "");
            case AbortedException stopped -> new AwsFailure(Cause.TIMED_OUT, call + " was interrupted", "");
            default -> ofTransport(failure, call);
        };
    }

    /** This failure as a reading of anything. */
    public <T> Reading<T> reading() {
        return Reading.unreadable(cause, detail);
    }

    private static AwsFailure ofAnswer(AwsServiceException answered, String call) {
        var error = answered.awsErrorDetails();
        var code = error == null || error.errorCode() == null ? "" : error.errorCode();
        var said = code.isEmpty() ? "HTTP " + answered.statusCode() : code;
        return new AwsFailure(cause(answered, code), call + " answered " + said, code);
    }

    private static Cause cause(AwsServiceException answered, String code) {
        if (DENIED.contains(code) || answered.statusCode() == 401 || answered.statusCode() == 403 && !known(code)) {
            if (OFF.matcher(String.valueOf(answered.getMessage())).find()) {
                return Cause.NOT_SUBSCRIBED;
            }
            return byOrganization(answered) ? Cause.DENIED_BY_ORGANIZATION_POLICY : Cause.DENIED;
        }
        if (THROTTLED.contains(code) || answered.isThrottlingException() || answered.statusCode() == 429) {
            return Cause.THROTTLED_OUT;
        }
        if (NOT_SUBSCRIBED.contains(code)) {
            return Cause.NOT_SUBSCRIBED;
        }
        if (UNSUPPORTED.contains(code)) {
            return Cause.UNSUPPORTED;
        }
        return answered.statusCode() >= 500 && !code.isEmpty() ? Cause.TIMED_OUT : Cause.MALFORMED;
    }

    private static boolean known(String code) {
        return THROTTLED.contains(code) || NOT_SUBSCRIBED.contains(code) || UNSUPPORTED.contains(code);
    }

    /** AWS names the kind of policy in the message: "with an explicit deny in a service control policy". */
    private static boolean byOrganization(AwsServiceException answered) {
        var message = String.valueOf(answered.getMessage());
        return message.contains("service control policy") || message.contains("resource control policy");
    }

    private static AwsFailure ofTransport(Throwable failure, String call) {
        var causes = Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(12)
                .toList();
        if (causes.stream().anyMatch(UnknownHostException.class::isInstance)) {
            return new AwsFailure(Cause.UNSUPPORTED, call + " has no endpoint in this region", "");
        }
        if (causes.stream().anyMatch(java.io.IOException.class::isInstance)) {
            return new AwsFailure(Cause.TIMED_OUT, call + " could not be reached", "");
        }
        return new AwsFailure(Cause.MALFORMED, call + " gave an answer that could not be understood", "");
    }
}
