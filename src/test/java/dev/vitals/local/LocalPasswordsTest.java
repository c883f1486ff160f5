package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.identity.FirstAdministrator;
import dev.vitals.identity.MemberStore;
import dev.vitals.local.OperatorStore.Operator;
import dev.vitals.support.DrivenClock;
import dev.vitals.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class LocalPasswordsTest {

    private static final String FIRST = "correct horse battery";
    private static final String SECOND = "five quiet herons at dusk";

    /** Notes against which hashes a password was held. */
    private static final class Witness implements PasswordEncoder {
        private final PasswordEncoder of = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        private final List<String> compared = new ArrayList<>();

        @Override
        public String encode(CharSequence password) {
            return of.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            compared.add(hash);
            return of.matches(password, hash);
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return of.upgradeEncoding(hash);
        }
    }

    private final TestDatabase database = TestDatabase.empty();
    private final DrivenClock clock = new DrivenClock("2026-11-02T06:00:00Z");
    private final OperatorStore store = new OperatorStore(database.sql(), clock);
    private final FirstAdministrator administrator = new FirstAdministrator(new MemberStore(database.sql()), clock);
    private final Witness encoder = new Witness();
    private final LocalPasswords passwords = new LocalPasswords(store, administrator, encoder);

    @Test
    void keepsAPasswordOfAnOlderEncodingInTheNewestOnceItWasTyped() {
        start(FIRST);
        var old = "{noop}" + FIRST;
        database.sql().sql("update operator set password_hash = ?").param(old).update();
        assertThat(passwords.isRight("operator", "wrong")).isFalse();
        assertThat(hash()).isEqualTo(old);

        assertThat(passwords.isRight("operator", FIRST)).isTrue();
        assertThat(hash()).startsWith("{bcrypt}");
        var renewed = hash();
        assertThat(passwords.isRight("operator", FIRST)).isTrue();
        assertThat(hash()).as("what is new already stays").isEqualTo(renewed);
    }

    @Test
    void renewsAWeakerHashOfTheSameKindToo() {
        start(FIRST);
        var weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(FIRST);
        database.sql().sql("update operator set password_hash = ?").param(weak).update();

        assertThat(passwords.isRight("operator", FIRST)).isTrue();
        assertThat(hash()).startsWith("{bcrypt}$2a$10$");
    }

    @Test
    void doesTheSameWorkForANameThatThereIsNot() {
        start(FIRST);
        encoder.compared.clear();
        assertThat(passwords.isRight("nobody", "the password of nobody")).isFalse();
        assertThat(passwords.isRight("operator", "wrong")).isFalse();

        assertThat(encoder.compared).hasSize(2).allMatch(hash -> hash.startsWith("{bcrypt}$2a$10$"));
    }

    @Test
    void letsNobodyInWhoWasDeactivated() {
        start(FIRST);
        database.sql().sql("update member set active = false").update();

        assertThat(passwords.isRight("operator", FIRST)).isFalse();
    }

    @Test
    void aPasswordChangedInTheBrowserStaysUntilTheConfigurationSaysSomethingNew() {
        start(FIRST);
        passwords.change("operator", SECOND);
        start(FIRST);
        assertThat(passwords.isRight("operator", SECOND)).isTrue();
        assertThat(passwords.isRight("operator", FIRST)).isFalse();

        start("mango tractor oblique fern");
        assertThat(passwords.isRight("operator", "mango tractor oblique fern")).isTrue();
        assertThat(passwords.isRight("operator", SECOND)).isFalse();
    }

    @Test
    void makesNoOperatorWhereTheAccountIsOff() {
        new BuiltInOperator(
                        store,
                        administrator,
                        encoder,
                        new LocalAccount("jdbc:postgresql://db/vitals", "", false),
                        "0.0.0.0",
                        "")
                .afterPropertiesSet();
        assertThat(database.count("operator")).isZero();
        assertThat(database.count("member")).isZero();
    }

    @Test
    void listensToThisMachineAloneWithAPasswordThatItPrinted() {
        var operator =
                new BuiltInOperator(store, administrator, encoder, new LocalAccount("", "", false), "0.0.0.0", "");
        assertThatThrownBy(operator::afterPropertiesSet).hasMessageContaining("VITALS_OPERATOR_PASSWORD");
    }

    @Test
    void isOffByDefaultOnAServerOfOnesOwnAndThenAlwaysAsksForASecondFactor() {
        var own = "jdbc:postgresql://db/vitals";
        assertThat(new LocalAccount("", "", false)).matches(LocalAccount::isOn).matches(demo -> !demo.needsFactor());
        assertThat(new LocalAccount("", "false", false)).matches(off -> !off.isOn());
        assertThat(new LocalAccount("", "", true)).matches(LocalAccount::needsFactor);
        assertThat(new LocalAccount(own, "", false)).matches(off -> !off.isOn());
        assertThat(new LocalAccount(own, "true", false))
                .matches(LocalAccount::isOn)
                .matches(LocalAccount::needsFactor);
    }

    private void start(String configured) {
        new BuiltInOperator(store, administrator, encoder, new LocalAccount("", "", false), "127.0.0.1", configured)
                .afterPropertiesSet();
    }

    private String hash() {
        return store.find("operator").map(Operator::passwordHash).orElseThrow();
    }
}
