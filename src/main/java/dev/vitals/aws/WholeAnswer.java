package dev.vitals.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

    /** The body of an answer; where it does not say how long it should be, only the connection tells that it broke off. */
    static InputStream of(SdkHttpResponse answer, InputStream body) {
        var length = answer.firstMatchingHeader("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
        var whole = new WholeAnswer(body, length);
        return isForPeople(answer) ? new Looked(whole) : whole;
    }

    /** Whether an answer of success says that it is a page for people; some answers that say so are none. */
    private static boolean isForPeople(SdkHttpResponse answer) {
        return answer.isSuccessful()
                && answer.firstMatchingHeader("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    /** Refuses a page for people, as a proxy on the way puts in the place of an answer, at its first bytes. */
    private static final class Looked extends PushbackInputStream {

        private static final int ENOUGH = 256;

        private boolean isLooked;

        Looked(InputStream body) {
            super(body, ENOUGH);
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            look();
            return super.read(into, from, most);
        }

        private void look() throws IOException {
            if (!isLooked) {
                isLooked = true;
                var first = in.readNBytes(ENOUGH);
                var start = new String(first, StandardCharsets.ISO_8859_1)
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
                if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
                    throw BrokenAnswer.foreign();
                }
                unread(first);
            }
        }
    }

    @Override
    public int read() throws IOException {
        int value = tried(super::read);
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = tried(() -> super.read(into, from, most));
        if (most > 0) {
            count(read);
        }
        return read;
    }

    /** Reads on, or says that the answer had begun when the connection failed. */
    private static int tried(Reading part) throws IOException {
        try {
            return part.read();
        } catch (InterruptedIOException late) {
            throw late;
        } catch (IOException failed) {
            throw BrokenAnswer.early(String.valueOf(failed.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }

    /** What is passed over was there, too. */
    @Override
    public long skip(long most) throws IOException {
        var passed = super.skip(most);
        missing -= passed;
        return passed;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        if (read > 0) {
            missing -= read;
        } else if (missing > 0) {
            throw BrokenAnswer.early("The answer ended %d bytes early".formatted(missing));
        }
    }
}
