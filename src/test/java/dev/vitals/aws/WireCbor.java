package dev.vitals.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.databind.JsonNode;

/** JSON as CBOR and back, as streams of Kinesis are told of. */
final class WireCbor {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CBORFactory CBOR = new CBORFactory();

    private WireCbor() {}

    static JsonNode read(byte[] body) {
        var text = new StringWriter();
        try (var parser = CBOR.createParser(body);
                var generator = JSON.createGenerator(text)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return SdkJson.MAPPER.readTree(text.toString());
    }

    static byte[] write(JsonNode node) {
        var bytes = new ByteArrayOutputStream();
        try (var parser = JSON.createParser(node.toString());
                var generator = CBOR.createGenerator(bytes)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }
}
