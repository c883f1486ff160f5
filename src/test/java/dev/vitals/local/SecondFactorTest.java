package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.audit.Actor;
import dev.vitals.seal.Seal;
import dev.vitals.support.DrivenClock;
import dev.vitals.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondFactorTest {

    private static final Actor OPERATOR = new Actor("operator", "local", "192.0.2.7");
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.empty();
    private final DrivenClock clock = new DrivenClock("2026-11-02T06:00:00Z");
    private final byte[] secret = Totp.newSecret();

    @TempDir
    private Path folder;

    @BeforeEach
    void anOperator() {
        database.sql()
                .sql("insert into operator (name, password_hash, generated) values ('operator', 'x', false)")
                .update();
    }

    @Test
    void isEnrolledByWhoseAppKnowsTheSecretAndByNobodyElse() {
        var factor = factor();
        assertThat(factor.enrol(OPERATOR, secret, "000000")).isEmpty();
        assertThat(factor.isEnrolled("operator")).isFalse();

        assertThat(factor.enrol(OPERATOR, secret, code())).hasSize(10).doesNotHaveDuplicates();
        assertThat(factor.isEnrolled("operator")).isTrue();
    }

    @Test
    void takesACodeOnceOnWhicheverInstance() {
        var one = factor();
        var other = factor();
        one.enrol(OPERATOR, secret, code());
        assertThat(one.accepts(OPERATOR, code()))
                .as("the code of the enrolment")
                .isFalse();
        clock.pass(PERIOD);
        assertThat(one.accepts(OPERATOR, code())).isTrue();
        assertThat(one.accepts(OPERATOR, code())).isFalse();
        assertThat(other.accepts(OPERATOR, code())).isFalse();
        clock.pass(PERIOD);
        assertThat(other.accepts(OPERATOR, code())).isTrue();
    }

    @Test
    void takesNoCodeTwiceWhenTheClockIsPutBackAndForth() {
        var factor = factor();
        factor.enrol(OPERATOR, secret, code());
        clock.pass(PERIOD);
        var code = code();
        assertThat(factor.accepts(OPERATOR, code)).isTrue();
        for (Duration jump : List.of(Duration.ofHours(-1), Duration.ofDays(-1), Duration.ofHours(1))) {
            clock.pass(jump);
            assertThat(factor.accepts(OPERATOR, code)).as("after %s", jump).isFalse();
            clock.pass(jump.negated());
            assertThat(factor.accepts(OPERATOR, code)).as("and back").isFalse();
        }
        clock.pass(PERIOD);
        assertThat(factor.accepts(OPERATOR, code())).isTrue();
    }

    @Test
    void anOlderCodeIsNoGoodAfterANewerOne() {
        var factor = factor();
        factor.enrol(OPERATOR, secret, code());
        clock.pass(PERIOD);
        var older = code();
        clock.pass(PERIOD);
        assertThat(factor.accepts(OPERATOR, code())).isTrue();
        assertThat(factor.accepts(OPERATOR, older)).isFalse();
    }

    @Test
    void takesEachRecoveryCodeOnceHoweverItIsWritten() {
        var factor = factor();
        var codes = factor.enrol(OPERATOR, secret, code());
        var written = codes.getFirst().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1-");

        assertThat(factor.accepts(OPERATOR, written)).isTrue();
        assertThat(factor.accepts(OPERATOR, written)).isFalse();
        assertThat(factor.accepts(OPERATOR, codes.get(1))).isTrue();
        assertThat(factor.recoveryCodesLeft("operator")).isEqualTo(8);
        assertThat(factor.accepts(OPERATOR, "")).isFalse();
    }

    @Test
    void enrollingAnewPutsTheOldFactorAndItsRecoveryCodesOutOfUse() {
        var factor = factor();
        var codes = factor.enrol(OPERATOR, Totp.newSecret(), "");
        codes = factor.enrol(OPERATOR, secret, code());
        clock.pass(PERIOD);
        var next = Totp.newSecret();
        factor.enrol(OPERATOR, next, Totp.code(next, clock.instant()));
        clock.pass(PERIOD);

        assertThat(factor.accepts(OPERATOR, code())).isFalse();
        assertThat(factor.accepts(OPERATOR, codes.getFirst())).isFalse();
        assertThat(factor.accepts(OPERATOR, Totp.code(next, clock.instant()))).isTrue();
    }

    @Test
    void theDatabaseHoldsNeitherSecretNorRecoveryCode() {
        var codes = factor().enrol(OPERATOR, secret, code());
        var rows = database.sql()
                .sql("select f::text from operator_factor f union all select c::text from operator_recovery_code c")
                .query(String.class)
                .list();
        var hex = java.util.HexFormat.of().formatHex(secret);

        assertThat(rows).hasSize(11).noneMatch(row -> row.contains(hex));
        assertThat(String.join("", rows)).doesNotContain(codes);
    }

    @Test
    void aSecretIsReadWithItsKeyAndForItsOwnerOnly() throws Exception {
        var box = new Seal("", folder);
        var sealed = box.seal("operator", secret);
        assertThat(box.open("operator", sealed)).isEqualTo(secret);
        assertThat(box.seal("operator", secret)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> box.open("ada", sealed)).isInstanceOf(Seal.BrokenSealException.class);
        var other = new Seal("", folder.resolve("elsewhere"));
        assertThatThrownBy(() -> other.open("operator", sealed)).hasMessageContaining("another key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sign-in-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereTheKeyIsLostRecoveryCodesAreWhatIsLeft() throws Exception {
        var codes = factor().enrol(OPERATOR, secret, code());
        Files.delete(folder.resolve("sign-in-key"));
        clock.pass(PERIOD);

        assertThat(factor().accepts(OPERATOR, code())).isFalse();
        assertThat(factor().accepts(OPERATOR, codes.getFirst())).isTrue();
    }

    @Test
    void whoRunsVitalsCanHaveItForgotten() {
        factor().enrol(OPERATOR, secret, code());
        factor(true).forgetWhereAsked();

        assertThat(factor().isEnrolled("operator")).isFalse();
        assertThat(database.sql()
                        .sql("select action from audit_entry order by number")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("factor.enrolled", "factor.forgotten"));
    }

    private String code() {
        return Totp.code(secret, clock.instant());
    }

    private SecondFactor factor() {
        return factor(false);
    }

    private SecondFactor factor(boolean isToBeForgotten) {
        return new SecondFactor(
                new FactorStore(database.sql()),
                new Seal("", folder),
                database.audit(clock),
                clock,
                isToBeForgotten,
                database.transactions());
    }
}
