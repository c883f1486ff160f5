package dev.vitals.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0", "2000::/3", "2000::/4"})
    void callsEitherHalfOfTheInternetTheWorld(String range) {
        assertThat(Internet.isWorld(range)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64.0.0.0/2",
                "10.0.0.0/8",
                "2600::/12",
                "fd00::/8",
                "8000::/1",
                "0.0.0.0",
                "example.org/0",
                "",
                "/"
            })
    void callsNothingElseTheWorld(String range) {
        assertThat(Internet.isWorld(range)).isFalse();
    }

    @Test
    void addsAndTakesAwayExactly() {
        var all = Addresses.all(false);
        var half = Addresses.of(false, "0.0.0.0/1");
        var quarter = Addresses.of(false, "64.0.0.0/2");
        var host = Addresses.of(false, "203.0.113.5/32");

        assertThat(host.size()).isEqualTo(1);
        assertThat(all.without(host).size()).isEqualTo((1L << 32) - 1);
        assertThat(half.without(quarter).or(quarter).size()).isEqualTo(1L << 31);
        assertThat(half.and(Addresses.of(false, "128.0.0.0/1")).isEmpty()).isTrue();
        assertThat(half.and(quarter).size()).isEqualTo(quarter.size());
        assertThat(all.without(half).without(Addresses.of(false, "128.0.0.0/1")).isEmpty())
                .isTrue();
    }

    @Test
    void keepsTheFamiliesApart() {
        assertThat(Addresses.of(true, "0.0.0.0/0").isEmpty()).isTrue();
        assertThat(Addresses.of(false, "::/0").isEmpty()).isTrue();
        assertThat(Addresses.of(true, "2600:1f18:1:1::/64").isEmpty()).isTrue();
    }

    @Test
    void knowsWhichRangeLiesInWhich() {
        var vpc = Cidr.of("10.0.0.0/16").orElseThrow();
        assertThat(vpc.contains(Cidr.of("10.0.1.0/24").orElseThrow())).isTrue();
        assertThat(vpc.contains(Cidr.of("10.1.0.0/24").orElseThrow())).isFalse();
        assertThat(vpc.contains(Cidr.of("10.0.0.0/8").orElseThrow())).isFalse();
        assertThat(Cidr.of("::/0").orElseThrow().contains(vpc)).isFalse();
    }
}
