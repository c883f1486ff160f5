package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1; of its eight digits we show the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfThePresentPeriodAndItsNeighboursOnly() {
        var now = Instant.ofEpochSecond(1_111_111_109);
        var step = now.getEpochSecond() / 30;
        for (int away = -3; away <= 3; away++) {
            var found = Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(30L * away)), now);
            assertThat(found.isPresent()).as("%d periods away", away).isEqualTo(Math.abs(away) <= 1);
            if (Math.abs(away) <= 1) {
                assertThat(found).hasValue(step + away);
            }
        }
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void writesSecretsAsAppsReadThem() {
        assertThat(Base32.of("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.of("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.link("operator", SECRET))
                .startsWith("otpauth://totp/Vitals:operator?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vitals");
        assertThat(Base32.grouped("ABCDEFGHIJ")).isEqualTo("ABCD EFGH IJ");
    }
}
