package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

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

    /** Codes of services that have no word of their own; the message says what was invalid. */
    private static final Set<String> INVALID = Set.of(
            "ValidationException",
            "ValidationError",
            "InvalidArgument",
            "InvalidParameterValue",
            "InvalidParameterException",
            "InvalidRequestException",
            "BadRequestException",
            "InvalidInput",
            "InvalidInputException",
            "ClientException");

    /** A token of a page, not one of a session, which expires too. */
    private static final Pattern PAGE =
            Pattern.compile("(?i)(invalid|expired)\\w*(nexttoken|next_token|pagination|pagetoken|marker|iterator)");

    private static final Pattern PAGE_SAID = Pattern.compile(
            "(?i)(next|page|pagination|continuation|starting)[ _-]?token|\\bmarker\\b|\\btoken\\b.*\\b(expired|invalid)\\b");

    private static final Pattern GONE =
            Pattern.compile("(?i)not_?found|nosuch|doesnotexist|notexist|non_?existent|nolongerexists");

    private static final Pattern GONE_SAID =
            Pattern.compile("(?i)do(es)? not exist|could not (be found|find)|not found|not owned by the current account"
                    + "|cluster id .* is not valid|unable to describe task definition");

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
        if (answered.statusCode() >= 500) {
            return Cause.FAILED_AT_AWS;
        }
        if (PAGE.matcher(code).find()
                || INVALID.contains(code)
                        && PAGE_SAID.matcher(message(answered)).find()) {
            return Cause.PAGE_EXPIRED;
        }
        return isGone(answered, code) ? Cause.VANISHED : Cause.MALFORMED;
    }

    private static boolean isGone(AwsServiceException answered, String code) {
        return GONE.matcher(code).find()
                || INVALID.contains(code)
                        && GONE_SAID.matcher(message(answered)).find();
    }

    private static String message(AwsServiceException answered) {
        return String.valueOf(answered.getMessage());
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
        return causes.stream()
                .flatMap(each -> named(each, call).stream())
                .findFirst()
                .or(() -> causes.stream()
                        .filter(IOException.class::isInstance)
                        .findFirst()
                        .map(any -> new AwsFailure(Cause.TIMED_OUT, call + " could not be reached", "")))
                .orElseGet(() -> notUnderstood(call));
    }

    /** What says by itself what went wrong; empty for what only wraps it. */
    private static Optional<AwsFailure> named(Throwable cause, String call) {
        return Optional.ofNullable(
                switch (cause) {
                    case BrokenAnswer broken -> new AwsFailure(broken.why(), call + ' ' + said(broken.why()), "");
                    case UnknownHostException nowhere ->
                        new AwsFailure(Cause.UNSUPPORTED, call + " has no endpoint in this region", "");
                    case InterruptedIOException late ->
                        new AwsFailure(Cause.TIMED_OUT, call + " did not answer in time", "");
                    // An IOException by its type, and no trouble of the network.
                    case JsonProcessingException broken -> notUnderstood(call);
                    default -> null;
                });
    }

    private static String said(Cause why) {
        return why == Cause.INTERCEPTED ? "was answered by a page for people" : "gave an answer that broke off";
    }

    private static AwsFailure notUnderstood(String call) {
        return new AwsFailure(Cause.MALFORMED, call + " gave an answer that could not be understood", "");
    }
}
