package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RuleFileTest {

    private static final String RULE = """
            vitals-own-rules: 1
            rules:
              - id: own-owner
                title: Buckets carry an owner tag
                type: AWS::S3::Bucket
                severity: medium
                safeguards: ["164.310(d)(2)(iii)"]
                expression: "'owner' in tags"
            """;

    @Test
    void readsARule() {
        var file = RuleFile.read(RULE + "    message: |\n      name +\n      ' has none'\n");

        assertThat(file.wrong()).isEmpty();
        var entry = file.entries().getFirst();
        assertThat(entry.id()).isEqualTo("own-owner");
        assertThat(entry.line()).isEqualTo(3);
        assertThat(entry.text().expression()).isEqualTo("'owner' in tags");
        assertThat(entry.text().message()).isEqualTo("name +\n' has none'");
        assertThat(entry.text().applies()).isEmpty();
    }

    @Test
    void readsBackWhatWasWritten() {
        var hostile = new RuleText(
                "<script>alert(1)</script>: \"yes\" # no",
                "AWS::S3::Bucket",
                Written.owner().severity(),
                Written.owner().safeguards(),
                "true",
                "'a' in tags &&\n  name != '{{x}}' // - *a &b !c",
                "'\\t' + name + ' é 日本'",
                "# Why\n\n- one\n  - two\n\n```\nx: [y\n```");
        var versions = List.of(
                new RuleVersion("own-a", 3, hostile, Instant.EPOCH, "ada", "on"),
                new RuleVersion("own-b", 1, Written.owner(), Instant.EPOCH, "ada", ""));

        var file = RuleFile.read(RuleFileWriter.write(versions));

        assertThat(file.wrong()).isEmpty();
        assertThat(file.entries()).extracting(RuleFile.Entry::text).containsExactly(hostile, Written.owner());
        assertThat(file.entries()).extracting(RuleFile.Entry::note).containsExactly("on", "");
    }

    @Test
    void namesTheLineOfWhatItDoesNotKnow() {
        assertThat(wrong(RULE + "    colour: red\n")).startsWith("Line 9: “colour” is not known here");
        assertThat(wrong(RULE + "    title: again\n")).isEqualTo("Line 9: “title” stands twice in one map.");
        assertThat(wrong(RULE.replace("medium", "awful"))).startsWith("Line 6: A severity is");
        assertThat(wrong(RULE.replace("own-owner", "s3-owner"))).startsWith("Line 3: An id looks like");
        assertThat(wrong(RULE.replace("[\"164.310(d)(2)(iii)\"]", "all"))).startsWith("Line 7: “safeguards” must be");
        assertThat(wrong(RULE.replace("\"'owner' in tags\"", "[a]"))).startsWith("Line 8: “expression” must be a text");
        assertThat(wrong(RULE.replace("\"'owner' in tags\"", "~"))).startsWith("Line 8: “expression” must be a text");
        assertThat(wrong(RULE.replace("    title: Buckets carry an owner tag\n", "")))
                .isEqualTo("Line 3: The rule lacks title.");
        assertThat(wrong(RULE + RULE.substring(RULE.indexOf("  - id"))))
                .isEqualTo("Line 9: The id own-owner stands in line 3 already.");
        assertThat(wrong(RULE.replace(": 1", ": 2"))).contains("vitals-own-rules: 1");
        assertThat(wrong("rules: [")).startsWith("Line 1: This is no YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just words", "- a", "vitals-own-rules: 1", "--- a\n--- b", "\u0000", "? [a]\n: b"})
    void saysSoOfWhatIsNoFileOfRules(String text) {
        assertThat(RuleFile.read(text).wrong()).isNotEmpty();
    }

    @Test
    void buildsNothingFromTheFile() {
        assertThat(wrong(RULE.replace("Buckets carry", "!!javax.script.ScriptEngineManager Buckets")))
                .startsWith("Line 4");
        assertThat(wrong("!!java.net.URL [http://127.0.0.1:9/]")).isNotEmpty();
    }

    @Test
    void survivesBombs() {
        var laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int at = 1; at < 12; at++) {
            laughs.append("a%d: &a%d [".formatted(at, at))
                    .append(("*a" + (at - 1) + ",").repeat(10))
                    .append("]\n");
        }
        assertThat(RuleFile.read(laughs + RULE).wrong()).isNotEmpty();
        assertThat(RuleFile.read("[".repeat(100_000)).wrong()).isNotEmpty();
        assertThat(RuleFile.read("a".repeat(600_000)).wrong()).isNotEmpty();
        assertThat(RuleFile.read(RULE.replace("rules:\n", "rules: &r\n  - *r\n"))
                        .wrong())
                .isNotEmpty();
        assertThat(RuleFile.read("? ".repeat(50_000)).wrong()).isNotEmpty();
    }

    private static String wrong(String yaml) {
        var file = RuleFile.read(yaml);
        assertThat(file.entries()).isEmpty();
        return file.wrong().getFirst().sentence();
    }
}
