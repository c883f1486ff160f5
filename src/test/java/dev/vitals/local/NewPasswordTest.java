package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "five quiet herons at dusk",
                "mango tractor oblique fern",
                "äußerst geräumige Garage",
                "ffffffffffffffx7 drum roll please"
            })
    void takesWhateverIsLongAndNobodyElses(String password) {
        assertThat(NewPassword.refusal("operator", password, password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tr0ub4dor&3", "fourteen chars", ""})
    void refusesWhatIsShortWhateverSignsItHas(String password) {
        assertThat(NewPassword.refusal("operator", password, password)).contains("too short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234567890",
                "correct horse battery staple",
                "qwertyuiop-asdfgh",
                "aaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "operator-vitals-2026",
                "Vitals Operator Vitals"
            })
    void refusesWhatIsTriedFirst(String password) {
        assertThat(NewPassword.refusal("operator", password, password)).contains("tried first");
    }

    @Test
    void refusesWhatWouldBeCutOffAndWhatWasTypedDifferently() {
        var long73 = "five quiet herons ".repeat(5).substring(0, 73);
        assertThat(NewPassword.refusal("operator", long73, long73)).contains("too long");
        assertThat(NewPassword.refusal("operator", "five quiet herons", "five quiet heron"))
                .contains("differ");
    }
}
