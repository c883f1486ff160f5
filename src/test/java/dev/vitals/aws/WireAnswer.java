package dev.vitals.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** An answer as it leaves. */
record WireAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String REQUEST = "00000000-0000-0000-0000-000000000000";
    private static final WireJson JSON = new WireJson(Format.UNIX_TIMESTAMP);
    private static final WireJson CBOR = new WireJson(Format.UNIX_TIMESTAMP_MILLIS);

    /** What was recorded, in the words of its service. */
    static WireAnswer of(WireOperation operation, SdkPojo response) {
        var name = operation.of().name();
        return switch (operation.protocol()) {
            case JSON -> ok(operation, bytes(JSON.object(response).toString()));
            case CBOR -> ok(operation, WireCbor.write(CBOR.object(response)));
            case EC2 -> ok(operation, bytes("<%sResponse>%s</%sResponse>".formatted(name, WireXml.of(response), name)));
            case QUERY -> ok(operation, bytes("""
                    <%sResponse><%sResult>%s</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>\
                    </%sResponse>""".formatted(name, name, WireXml.of(response), name, REQUEST, name)));
            case REST_XML, REST_JSON -> rest(operation, response);
        };
    }

    /** What was refused. */
    static WireAnswer of(WireProtocol protocol, AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        return error(protocol, refused.statusCode(), details.errorCode(), details.errorMessage());
    }

    static WireAnswer error(WireProtocol protocol, int status, String code, String message) {
        var xml = "<Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(WireXml.escaped(code), WireXml.escaped(message));
        var json = SdkJson.MAPPER.createObjectNode().put("__type", code).put("message", message);
        var body = switch (protocol) {
            case JSON, REST_JSON -> bytes(json.toString());
            case CBOR -> WireCbor.write(json);
            case QUERY -> bytes("<ErrorResponse>" + xml + "</ErrorResponse>");
            case EC2 -> bytes("<Response><Errors>" + xml + "</Errors></Response>");
            // S3 and its control say it each in their own way; the SDK understands both words.
            case REST_XML -> bytes(xml);
        };
        return new WireAnswer(status, Map.of("Content-Type", protocol.contentType(), "x-amzn-ErrorType", code), body);
    }

    private static WireAnswer rest(WireOperation operation, SdkPojo response) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", operation.protocol().contentType());
        for (SdkField<?> field : response.sdkFields()) {
            var value = field.getValueOrDefault(response);
            if (field.location() == MarshallLocation.HEADER && WireJson.isSet(value) && !(value instanceof Map)) {
                headers.put(
                        field.locationName(), value instanceof Instant time ? WireJson.http(time) : value.toString());
            }
        }
        return new WireAnswer(200, headers, body(operation, response));
    }

    private static byte[] body(WireOperation operation, SdkPojo response) {
        for (SdkField<?> field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return payload(operation.protocol(), field, field.getValueOrDefault(response));
            }
        }
        return bytes(
                operation.protocol().isXml()
                        ? "<%sResult>%s</%sResult>"
                                .formatted(
                                        operation.of().name(),
                                        WireXml.of(response),
                                        operation.of().name())
                        : JSON.object(response).toString());
    }

    /** One member is the whole of the body. */
    private static byte[] payload(WireProtocol protocol, SdkField<?> field, Object value) {
        return switch (value) {
            case null -> new byte[0];
            case SdkPojo model ->
                bytes(
                        protocol.isXml()
                                ? "<%s>%s</%s>"
                                        .formatted(
                                                field.unmarshallLocationName(),
                                                WireXml.of(model),
                                                field.unmarshallLocationName())
                                : JSON.object(model).toString());
            case SdkBytes raw -> raw.asByteArray();
            default -> bytes(value.toString());
        };
    }

    private static WireAnswer ok(WireOperation operation, byte[] body) {
        return new WireAnswer(200, Map.of("Content-Type", operation.protocol().contentType()), body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
