package dev.vitals.aws;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An answer of bounded size, as it comes and unpacked. Nobody here asks for packed answers, but the SDK unpacks whatever
 * says that it is one, as far as it goes; so it is unpacked once before, without being kept.
 */
final class BoundedAnswer extends FilterInputStream {

    /** The longest answers of AWS, pages of a thousand items with their policies, have a quarter of it. */
    static final int MOST = 64 << 20;

    private long left = MOST;

    private BoundedAnswer(InputStream body) {
        super(body);
    }

    /** The body as it was, which fails where it goes on for too long. */
    static InputStream of(SdkHttpResponse answer, InputStream body) {
        var bounded = new BoundedAnswer(body);
        return answer.firstMatchingHeader("Content-Encoding").orElse("").contains("gzip")
                ? new Packed(bounded)
                : bounded;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = super.read(into, from, most);
        count(read);
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        var passed = super.skip(most);
        count(passed);
        return passed;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) throws IOException {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw BrokenAnswer.endless(MOST);
        }
    }

    /** Is read to its end and unpacked for trial when its first byte is asked for. */
    private static final class Packed extends InputStream {

        private final InputStream body;
        private InputStream whole = InputStream.nullInputStream();
        private boolean isTried;

        Packed(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return tried().read();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return tried().read(into, from, most);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        private InputStream tried() throws IOException {
            if (!isTried) {
                var bytes = body.readAllBytes();
                unpack(bytes);
                whole = new ByteArrayInputStream(bytes);
                isTried = true;
            }
            return whole;
        }

        private static void unpack(byte[] bytes) throws IOException {
            try (var unpacked = new BoundedAnswer(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
                unpacked.transferTo(OutputStream.nullOutputStream());
            } catch (BrokenAnswer endless) {
                throw endless;
            } catch (IOException broken) {
                throw BrokenAnswer.early("The packed answer ended early or is none");
            }
        }
    }
}
