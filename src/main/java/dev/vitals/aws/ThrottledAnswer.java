package dev.vitals.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Tells an answer that asks to slow down by its code: most services say so with the status 400, which means many other
 * things, and the SDK tries again without telling anybody.
 */
final class ThrottledAnswer {

    private static final int BAD_REQUEST = 400;
    private static final int ENOUGH = 4096;
    private static final String HEADER = "x-amzn-ErrorType";

    /** Codes stand as {@code "__type":"…#ThrottlingException"} or {@code <Code>Throttling</Code>}. */
    private static final Pattern CODE =
            Pattern.compile("[\"#>]\\s*(%s)\\s*[\"<:]".formatted(String.join("|", AwsFailure.throttledCodes())));

    private ThrottledAnswer() {}

    /**
     * The body as it was, after it was looked at.
     *
     * @param slowDown is run where the answer says so
     */
    static InputStream looked(SdkHttpResponse answer, InputStream body, Runnable slowDown) {
        if (answer.statusCode() != BAD_REQUEST) {
            return body;
        }
        try {
            var first = body.readNBytes(ENOUGH);
            var said = "\"" + answer.firstMatchingHeader(HEADER).orElse("") + "\""
                    + new String(first, StandardCharsets.ISO_8859_1);
            if (CODE.matcher(said).find()) {
                slowDown.run();
            }
            return new SequenceInputStream(new ByteArrayInputStream(first), body);
        } catch (IOException broken) {
            return new Broken(broken);
        }
    }

    /** What ended while it was looked at ends again for whoever reads it. */
    private static final class Broken extends InputStream {

        private final IOException failure;

        Broken(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }
    }
}
