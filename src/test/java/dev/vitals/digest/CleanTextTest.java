package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void makesOneLineOfSeveral() {
        assertThat(CleanText.line("bucket\r\nBcc: eve@example.org\u2028x\u0085y\u0000z\ttab", 200))
                .isEqualTo("bucket Bcc: eve@example.org x y z tab");
    }

    @Test
    void takesOutWhatTurnsTheDirectionOfWritingAndWhatNobodySees() {
        assertThat(CleanText.line("prod\u202Egnp.exe\u2066\u200B\u200F\uFEFF\u00AD!", 200))
                .isEqualTo("prodgnp.exe!");
    }

    @Test
    void leavesNamesOfOtherLanguagesAsTheyAre() {
        assertThat(CleanText.line("Клиника, 診療所, Über «näh»", 200)).isEqualTo("Клиника, 診療所, Über «näh»");
    }

    @Test
    void cutsWhatIsLongWithoutCuttingACharacterInHalf() {
        assertThat(CleanText.line("😀".repeat(300), 10)).isEqualTo("😀".repeat(9) + "…");
        assertThat(CleanText.line("x".repeat(10), 10)).hasSize(10).doesNotContain("…");
    }

    @Test
    void leavesNoAddressForMailProgramsToMakeALinkOf() {
        assertThat(CleanText.line("see https://evil.example/x or WWW.evil.example, mailto:a@b", 200))
                .isEqualTo("see https[://]evil.example/x or www[.]evil.example, mailto[:]a@b");
    }

    @Test
    void leavesOutArnsAndAccountNumbersWhereMailsAreDiscreet() {
        assertThat(CleanText.discreet("arn:aws:iam::111122223333:role/x of 111122223333, ARN:AWS:s3:::y"))
                .isEqualTo("… of …, …");
    }
}
