package dev.vitals.rule.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventPatternTest {

    private static final JsonNode EVENT = JsonMapper.shared().readTree("""
            {"eventName": "DeleteTrail", "errorCode": "Client.UnauthorizedOperation", "count": 3, "ok": true,
             "nothing": null, "userIdentity": {"type": "Root", "session-name": "x"},
             "items": [{"id": "a"}, {"id": "b"}]}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.eventName = DeleteTrail }",
                "{$.eventName=\"DeleteTrail\"}",
                "{ ($.eventName = \"Delete*\") }",
                "{ $.errorCode = \"*UnauthorizedOperation\" }",
                "{ $.eventName != StartLogging }",
                "{ ($.eventName = Other) || ($.eventName = DeleteTrail) && ($.count = 3) }",
                "{ (($.eventName = Other) || ($.eventName = DeleteTrail)) && $.ok IS TRUE }",
                "{ $.count >= 3 && $.count < 4.5 }",
                "{ $.missing NOT EXISTS && $.nothing IS NULL }",
                "{ $.userIdentity.type = Root && $.userIdentity.session-name EXISTS }",
                "{ $.items[1].id = b }",
                "{ $.items[*].id = b }",
                "{ $.eventName = %^Delete(Trail|Key)$% }"
            })
    void matchesWhatAwsWouldMatch(String pattern) {
        assertThat(EventPattern.parse(pattern).matches(EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.eventName = Delete }",
                "{ ($.eventName = DeleteTrail || $.ok IS TRUE) && ($.count = 4) }",
                "{ $.missing = x }",
                "{ $.missing != x }",
                "{ $.userIdentity = Root }",
                "{ $.eventName = DeleteTrail",
                "{ $.eventName ~ DeleteTrail }",
                "DeleteTrail",
                "[a, b, c]"
            })
    void matchesNothingElse(String pattern) {
        assertThat(EventPattern.parse(pattern).matches(EVENT)).isFalse();
    }
}
