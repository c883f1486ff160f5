package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.support.Fuzzed;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StrangersPatternTest {

    private static final Duration SHORT = Duration.ofSeconds(10);

    @Fuzzed
    void starsMeanWhatTheyMeanInAnExpression(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 6) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text) {
        var expression = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));

        assertThat(Stars.match(pattern, text)).isEqualTo(text.matches(expression));
    }

    @Fuzzed
    void anyTextIsAPatternOrIsRefusedWithASentence(@ForAll String pattern, @ForAll String text) {
        try {
            StrangersPattern.of(pattern).matcher(text).find();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("pattern");
        }
        assertThat(Stars.match("*", text)).isTrue();
        assertThat(Stars.match(pattern.replace("*", ""), pattern.replace("*", "")))
                .isTrue();
    }

    @Test
    void neitherGoesBackForLong() {
        assertTimeoutPreemptively(SHORT, () -> {
            assertThat(Stars.match("*a".repeat(200) + "*b", "a".repeat(5_000))).isFalse();
            assertThat(StrangersPattern.of("(a+)+$")
                            .matcher("a".repeat(50_000) + "!")
                            .find())
                    .isFalse();
            assertThat(StrangersPattern.of("(x+x+)+y")
                            .matcher("x".repeat(50_000))
                            .find())
                    .isFalse();
        });
    }

    @Test
    void refusesWhatGrowsWhenItIsBuilt() {
        assertThatThrownBy(() -> StrangersPattern.of("((a{100}){100}){100}")).hasMessageContaining("multiply");
        assertThatThrownBy(() -> StrangersPattern.of("a".repeat(501))).hasMessageContaining("500 characters");
        assertThatThrownBy(() -> StrangersPattern.of("(a")).hasMessageContaining("is none");
    }
}
