package dev.vitals.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The examples of FIPS 180-4 for one block and for none. */
    @Test
    void hashesAsTheStandardSays() {
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void hashesTextsAsUtf8() {
        assertThat(Sha256.hex(Sha256.bytes("ä"))).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa4}));
    }
}
