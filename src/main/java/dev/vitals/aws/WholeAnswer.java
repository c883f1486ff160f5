package dev.vitals.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An answer that must be as long as it said. A body that ends early, at worst before its first byte, would otherwise be
 * read as an answer in which nothing is set: an empty list, which closes every finding of it.
 */
final class WholeAnswer extends FilterInputStream {

    private long missing;

    private WholeAnswer(InputStream body, long length) {
        super(body);
        this.missing = length;
    }

    /** The body of an answer; as it is where the answer does not say how long it should be. */
    static InputStream of(SdkHttpResponse answer, InputStream body) {
        if (isForPeople(answer)) {
            return new Refused();
        }
        Optional<Long> length = answer.firstMatchingHeader("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        return length.<InputStream>map(bytes -> new WholeAnswer(body, bytes)).orElse(body);
    }

    /** Whether an answer of success is a page for people, as a proxy on the way puts in its place. */
    private static boolean isForPeople(SdkHttpResponse answer) {
        return answer.isSuccessful()
                && answer.firstMatchingHeader("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    /** In the place of what AWS did not say. */
    private static final class Refused extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("A page for people came in the place of an answer of AWS");
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = super.read(into, from, most);
        if (most > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        if (read > 0) {
            missing -= read;
        } else if (missing > 0) {
            throw new IOException("The answer ended %d bytes early".formatted(missing));
        }
    }
}
