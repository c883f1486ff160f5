package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Most services ask to slow down with the status 400, and the SDK tries again without telling anybody. */
class ThrottledAnswerTest {

    private static boolean slows(int status, String header, String body) throws IOException {
        var answer = SdkHttpResponse.builder().statusCode(status);
        if (!header.isEmpty()) {
            answer.putHeader("x-amzn-ErrorType", header);
        }
        var slowed = new boolean[1];
        var read = ThrottledAnswer.looked(
                answer.build(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                () -> slowed[0] = true);
        assertThat(new String(read.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(body);
        return slowed[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"__type\":\"com.amazonaws.kms#ThrottlingException\",\"message\":\"Rate exceeded\"}",
                "{\"__type\":\"TooManyRequestsException\"}",
                "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>"
            })
    void isTold(String body) throws IOException {
        assertThat(slows(400, "", body)).isTrue();
    }

    @Test
    void isToldByTheHeaderAlone() throws IOException {
        assertThat(slows(400, "ThrottledException:http://internal/", "{}")).isTrue();
    }

    @Test
    void anotherMistakeIsNone() throws IOException {
        assertThat(slows(400, "", "{\"__type\":\"ValidationException\",\"message\":\"Throttling is not a name\"}"))
                .isFalse();
        assertThat(slows(200, "", "{\"State\":\"Throttling\"}")).isFalse();
        assertThat(slows(400, "", "x".repeat(10_000))).isFalse();
    }
}
