package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.inventory.Cause;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import dev.vitals.support.Inventories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Answers in the place of AWS's that were made to break what reads them: bounded, and never an empty list. */
class HostileAnswerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] TABLES = bytes("{\"TableNames\": [\"charts\"]}");

    private final Wire wire = new Wire();
    private final AwsSession session = session(wire);

    /** Answers every call with the same. */
    private static final class Wire implements SdkHttpClient {

        private String encoding = "";
        private byte[] body = {};

        void answer(String packing, byte[] packed) {
            encoding = packing;
            body = packed;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    var response = SdkHttpFullResponse.builder().statusCode(200);
                    if (!encoding.isEmpty()) {
                        response.putHeader("Content-Encoding", encoding);
                    }
                    return HttpExecuteResponse.builder()
                            .response(response.build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {
                    // nothing is under way
                }
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static AwsSession session(SdkHttpClient wire) {
        var time = new AtomicLong();
        var observer = new CallObserver(
                Inventories.HOME.account(), new Pacer(1, time::get, time::addAndGet), new CallLog(), null, List.of());
        var shared = LiveSession.Shared.of(
                Connection.ambient(Inventories.REGION),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")),
                observer,
                new LiveSession.Wire(wire, retries -> retries.maxAttempts(1)));
        return new LiveSession(shared, Inventories.HOME).in(Inventories.REGION);
    }

    @Test
    void aPackedAnswerThatIsWholeIsRead() {
        wire.answer("gzip", packed(TABLES));
        assertThat(tables()).containsExactly("charts");
    }

    @Test
    void aPackedAnswerWithoutEndIsUnpackedNoFurtherThanItsBound() {
        wire.answer("gzip", packed(endless("{\"TableNames\": []", "}")));
        assertThat(cause(this::tables)).isEqualTo(Cause.MALFORMED);
    }

    @Test
    void anAnswerWithoutEndIsReadNoFurtherThanItsBound() {
        wire.answer("", endless("<a><vpcSet/>", "</a>"));
        assertThat(cause(this::networks)).isEqualTo(Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 12, 20, 30})
    void aPackedAnswerThatIsCutOffIsNeverAnEmptyList(int length) {
        wire.answer("gzip", Arrays.copyOf(packed(TABLES), length));
        assertThat(cause(this::tables)).isEqualTo(Cause.BROKEN_OFF);
        assertThat(cause(this::networks)).isEqualTo(Cause.BROKEN_OFF);
    }

    @Test
    void whatIsPackedTwiceOrSaysSoWronglyIsNoAnswer() {
        wire.answer("gzip", packed(packed(TABLES)));
        assertThat(cause(this::tables)).isEqualTo(Cause.MALFORMED);
        wire.answer("gzip", TABLES);
        assertThat(cause(this::tables)).isEqualTo(Cause.BROKEN_OFF);
        wire.answer("", packed(TABLES));
        assertThat(cause(this::tables)).isEqualTo(Cause.MALFORMED);
    }

    /** Some parsers have a bound of their own, others pass over what the model does not know. */
    @Test
    void whatIsDeepButWholeIsReadWholeOrNotAtAll() {
        wire.answer(
                "",
                bytes("<a><b>" + "<x>".repeat(50_000) + "</x>".repeat(50_000)
                        + "</b><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></a>"));
        assertTimeoutPreemptively(SOON, () -> {
            try {
                assertThat(networks()).hasSize(1);
            } catch (SdkException refused) {
                assertThat(AwsFailure.of(refused).cause()).isEqualTo(Cause.MALFORMED);
            }
        });
    }

    @Test
    void whatIsDeepIsNoAnswer() {
        for (String deep : List.of("[".repeat(50_000), "{\"TableNames\":".repeat(20_000))) {
            wire.answer("", bytes(deep));
            assertThat(cause(this::tables)).isEqualTo(Cause.MALFORMED);
        }
        wire.answer("", bytes("<a>".repeat(50_000)));
        assertThat(cause(this::networks)).isIn(Cause.MALFORMED, Cause.BROKEN_OFF);
        wire.answer(
                "",
                bytes(
                        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><vpcSet><item><vpcId>&e;</vpcId></item></vpcSet></a>"));
        assertThat(cause(this::networks)).isEqualTo(Cause.MALFORMED);
    }

    @Fuzzed
    void anyTextInThePlaceOfAnAnswerIsNoListOrTheListThatItHolds(@ForAll String hostile) {
        for (byte[] body :
                List.of(bytes(hostile), bytes("{\"TableNames\": [%s]}".formatted(Hostile.quoted(hostile))))) {
            wire.answer("", body);
            var failure =
                    catchThrowable(() -> assertThat(tables()).allMatch(name -> !name.isEmpty() || hostile.isEmpty()));
            if (failure != null) {
                assertThat(AwsFailure.of(failure).cause()).isNotNull();
                assertThat(AwsFailure.of(failure).detail().chars()).noneMatch(Character::isISOControl);
            }
        }
    }

    private List<String> tables() {
        return session.client(DynamoDbClient.class).listTables().tableNames();
    }

    private List<?> networks() {
        return session.client(Ec2Client.class).describeVpcs().vpcs();
    }

    private static Cause cause(Runnable call) {
        var failure = assertTimeoutPreemptively(SOON, () -> catchThrowable(call::run));
        assertThat(failure).isNotNull();
        return AwsFailure.of(failure).cause();
    }

    /** An empty list, as long as nobody minds how long it takes to say so. */
    private static byte[] endless(String begin, String end) {
        var spaces = new byte[BoundedAnswer.MOST + 1];
        Arrays.fill(spaces, (byte) ' ');
        System.arraycopy(bytes(begin), 0, spaces, 0, begin.length());
        System.arraycopy(bytes(end), 0, spaces, spaces.length - end.length(), end.length());
        return spaces;
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
