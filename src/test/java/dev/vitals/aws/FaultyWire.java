package dev.vitals.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The network below the SDK, on which every call ends in one fault, told in the protocol of the service that was asked. */
final class FaultyWire implements SdkHttpClient {

    /** How a service says what it says. */
    private enum Protocol {
        JSON,
        CBOR,
        QUERY,
        EC2,
        REST_XML,
        S3
    }

    private static final int PROMISED = 4_096;

    private final AtomicInteger sent = new AtomicInteger();
    private volatile Fault fault = Fault.DENIED;
    private volatile String code = "";

    /** From now on every call ends so; {@code word} is the service's own word for it, empty where it has none. */
    void failWith(Fault next, String word) {
        fault = next;
        code = word;
        sent.set(0);
    }

    /** How many requests left since then. */
    int sent() {
        return sent.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws SocketTimeoutException {
                sent.incrementAndGet();
                return answer(request.httpRequest());
            }

            @Override
            public void abort() {
                // nothing is under way
            }
        };
    }

    @Override
    public String clientName() {
        return "Faulty";
    }

    @Override
    public void close() {
        // nothing is open
    }

    private HttpExecuteResponse answer(SdkHttpRequest request) throws SocketTimeoutException {
        var protocol = protocol(request);
        return switch (fault) {
            case DENIED -> error(protocol, 403, denied(protocol), "User is not authorized to perform this action");
            case DENIED_BY_ORGANIZATION ->
                error(
                        protocol,
                        403,
                        denied(protocol),
                        "User is not authorized to perform this action with an explicit deny in a service control policy");
            case THROTTLED -> error(protocol, 429, "Throttling", "Rate exceeded");
            case SERVER_ERROR -> error(protocol, 500, "InternalFailure", "We encountered an internal error");
            case TIMEOUT -> throw new SocketTimeoutException("Read timed out");
            case CUT_OFF -> body(200, type(protocol), PROMISED, half(protocol));
            case CUT_TO_NOTHING -> body(200, type(protocol), PROMISED, new byte[0]);
            case BROKEN -> body(200, type(protocol), -1, bytes("}<not/ an answer>{"));
            case FOREIGN ->
                body(200, "text/html; charset=utf-8", -1, bytes("<html><body>Please sign in</body></html>"));
            case EXPIRED_TOKEN ->
                error(protocol, 400, word(protocol, "InvalidNextToken"), "The next token has expired");
            case VANISHED ->
                error(protocol, gone(protocol), word(protocol, "InvalidSnapshot.NotFound"), "It does not exist");
            case EMPTY_PAGE -> throw new IllegalStateException("an empty page is an answer");
        };
    }

    private static Protocol protocol(SdkHttpRequest request) {
        var type = request.firstMatchingHeader("Content-Type").orElse("");
        if (request.firstMatchingHeader("smithy-protocol").isPresent() || type.contains("cbor")) {
            return Protocol.CBOR;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return request.host().startsWith("ec2.") ? Protocol.EC2 : Protocol.QUERY;
        }
        if (request.host().matches("(.*\\.)?(s3-control|cloudfront|route53)\\..*")) {
            return Protocol.REST_XML;
        }
        return request.host().matches("(.*\\.)?s3[.-].*") ? Protocol.S3 : Protocol.JSON;
    }

    private static String denied(Protocol protocol) {
        return switch (protocol) {
            case EC2 -> "UnauthorizedOperation";
            case JSON, CBOR -> "AccessDeniedException";
            case QUERY, REST_XML, S3 -> "AccessDenied";
        };
    }

    /** Where a service has no word of its own, it says what was invalid in its message; EC2 has one, but not in its model. */
    private String word(Protocol protocol, String ofEc2) {
        if (!code.isEmpty()) {
            return code;
        }
        return switch (protocol) {
            case EC2 -> ofEc2;
            case QUERY -> "ValidationError";
            case JSON, CBOR -> "ValidationException";
            case REST_XML -> "InvalidArgument";
            case S3 -> fault == Fault.VANISHED ? "NoSuchBucket" : "InvalidArgument";
        };
    }

    private static int gone(Protocol protocol) {
        return protocol == Protocol.S3 || protocol == Protocol.REST_XML ? 404 : 400;
    }

    private static String type(Protocol protocol) {
        return switch (protocol) {
            case JSON -> "application/x-amz-json-1.1";
            case CBOR -> "application/cbor";
            case QUERY, EC2, REST_XML, S3 -> "text/xml";
        };
    }

    private static HttpExecuteResponse error(Protocol protocol, int status, String code, String message) {
        var xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
        var body = switch (protocol) {
            case JSON -> bytes("{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
            case CBOR -> cbor("__type", code, "message", message);
            case QUERY, REST_XML -> bytes("<ErrorResponse>" + xml + "</ErrorResponse>");
            case EC2 -> bytes("<Response><Errors>" + xml + "</Errors></Response>");
            case S3 -> bytes(xml);
        };
        return body(status, type(protocol), body.length, body);
    }

    private static byte[] half(Protocol protocol) {
        return switch (protocol) {
            case JSON -> bytes("{\"Items\": [{\"Id\": \"on");
            case CBOR -> new byte[] {(byte) 0xa1, 0x65, 'I', 't'};
            case QUERY, EC2, REST_XML, S3 -> bytes("<?xml version=\"1.0\"?><Answer><items><item><id>on");
        };
    }

    private static HttpExecuteResponse body(int status, String type, int length, byte[] body) {
        var response = SdkHttpFullResponse.builder().statusCode(status).putHeader("Content-Type", type);
        if (length >= 0) {
            response.putHeader("Content-Length", String.valueOf(length));
        }
        if (type.equals("application/cbor")) {
            response.putHeader("smithy-protocol", "rpc-v2-cbor");
        }
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /** A map of short texts. */
    private static byte[] cbor(String... texts) {
        var out = new ByteArrayOutputStream();
        out.write(0xa0 + texts.length / 2);
        for (String text : texts) {
            var bytes = bytes(text);
            out.write(0x78);
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
