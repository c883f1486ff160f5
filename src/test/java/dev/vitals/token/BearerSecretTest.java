package dev.vitals.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BearerSecretTest {

    private final BearerSecret secret = BearerSecret.make(BearerSecret.API);

    @Test
    void hasAFormThatScannersKnow() {
        assertThat(secret.reveal()).matches("vit_[0-9A-Za-z]{57}");
        assertThat(secret.prefix()).hasSize(12).isEqualTo(secret.reveal().substring(0, 12));
    }

    @Test
    void printsNoMoreThanItsPrefix() {
        assertThat(secret + "").isEqualTo(secret.prefix() + "…");
    }

    @Test
    void isTakenBackAsItWasMade() {
        assertThat(BearerSecret.parse(BearerSecret.API, secret.reveal()))
                .hasValueSatisfying(same -> assertThat(same.hash()).isEqualTo(secret.hash()));
    }

    @Test
    void oneWrongCharacterAnywhereIsNoSecret() {
        var text = secret.reveal();
        IntStream.range(0, text.length()).forEach(at -> {
            var other = text.charAt(at) == 'x' ? 'y' : 'x';
            var wrong = text.substring(0, at) + other + text.substring(at + 1);
            assertThat(BearerSecret.parse(BearerSecret.API, wrong)).isEmpty();
        });
        assertThat(BearerSecret.parse(BearerSecret.API, text + "x")).isEmpty();
        assertThat(BearerSecret.parse(BearerSecret.API, "")).isEmpty();
    }

    @Test
    void aSecretOfAnotherKindIsNone() {
        assertThat(BearerSecret.parse("vsc_", secret.reveal())).isEmpty();
    }

    @Test
    void noTwoAreTheSame() {
        var seen = new HashSet<String>();
        IntStream.range(0, 1000)
                .forEach(n -> assertThat(
                                seen.add(BearerSecret.make(BearerSecret.API).reveal()))
                        .isTrue());
    }
}
