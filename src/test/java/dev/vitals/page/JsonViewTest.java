package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonViewTest {

    private static final String GROUP = """
            {"GroupId": "sg-1", "attributes": {"logs.enabled": false}, "Empty": [], "IpPermissions": [
              {"FromPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": "0.0.0.0/0"}]}]}""";

    @Test
    void printsMembersByNameAndMovedIn() {
        assertThat(view(GROUP, "").text())
                .containsExactly(
                        "{",
                        "  \"Empty\": [],",
                        "  \"GroupId\": \"sg-1\",",
                        "  \"IpPermissions\": [",
                        "    {",
                        "      \"FromPort\": 22,",
                        "      \"IpRanges\": [",
                        "        {",
                        "          \"CidrIp\": \"10.0.0.0/8\"",
                        "        },",
                        "        {",
                        "          \"CidrIp\": \"0.0.0.0/0\"",
                        "        }",
                        "      ]",
                        "    }",
                        "  ],",
                        "  \"attributes\": {",
                        "    \"logs.enabled\": false",
                        "  }",
                        "}");
        assertThat(view(GROUP, "").hasMark()).isFalse();
    }

    @Test
    void marksTheDecidingMember() {
        assertThat(marked("IpPermissions[0].IpRanges[1].CidrIp")).containsExactly("\"CidrIp\": \"0.0.0.0/0\"");
    }

    @Test
    void marksAllOfWhatIsNoSingleValue() {
        assertThat(marked("IpPermissions[0].IpRanges[1]")).containsExactly("{", "\"CidrIp\": \"0.0.0.0/0\"", "}");
    }

    @Test
    void followsNamesThatHoldDots() {
        assertThat(marked("attributes.logs.enabled")).containsExactly("\"logs.enabled\": false");
    }

    @Test
    void marksTheBeginningOfWhatLacksTheMember() {
        assertThat(marked("IpPermissions[0].ToPort")).containsExactly("{");
        assertThat(marked("IpPermissions[7].ToPort")).containsExactly("\"IpPermissions\": [");
        assertThat(marked("attributes[0]")).containsExactly("\"attributes\": {");
    }

    @Test
    void marksNothingWhereThePathLeadsNowhere() {
        assertThat(marked("policy or grants")).isEmpty();
        assertThat(marked("[0]")).isEmpty();
    }

    @Test
    void cutsOutWhatSurroundsTheMark() {
        assertThat(view(GROUP, "IpPermissions[0].FromPort").around(1).text())
                .containsExactly("    {", "      \"FromPort\": 22,", "      \"IpRanges\": [");
    }

    @Test
    void escapesWhatWouldBreakALine() {
        assertThat(view("{\"a\\\"b\": \"two\\nlines\"}", "").text()).contains("  \"a\\\"b\": \"two\\nlines\"");
    }

    private static List<String> marked(String path) {
        return view(GROUP, path).lines().stream()
                .filter(JsonView.Line::marked)
                .map(JsonView.Line::text)
                .toList();
    }

    private static JsonView view(String json, String path) {
        return JsonView.of(JsonMapper.shared().readTree(json), path);
    }
}
