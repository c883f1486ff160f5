package dev.vitals.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.AuditChain.Break;
import dev.vitals.audit.AuditChain.Flaw;
import dev.vitals.audit.AuditEntry.Hash;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditChainTest {

    private static final int LENGTH = 9;
    private static final Instant AT = Instant.parse("2026-11-02T06:00:00Z");
    private static final KeyPair OURS = pair();
    private static final KeyPair THEIRS = pair();

    private final List<AuditEntry> log = new ArrayList<>(chain(LENGTH, ""));

    @Test
    void findsNothingInAWholeChain() {
        var result = verify(log, head(4, log), head(LENGTH, log));

        assertThat(result.isWhole()).isTrue();
        assertThat(result.entries()).isEqualTo(LENGTH);
        assertThat(result.heads()).isEqualTo(2);
        assertThat(result.strangers()).isEmpty();
        assertThat(verify(List.of()).isWhole()).isTrue();
    }

    static Stream<UnaryOperator<AuditEntry>> edits() {
        return Stream.of(
                e -> with(e, e.at().plusSeconds(1), e.actor(), e.action(), e.object(), e.before(), e.after(), ""),
                e -> with(
                        e, e.at(), new Actor("eve", "local", "::1"), e.action(), e.object(), e.before(), e.after(), ""),
                e -> with(
                        e, e.at(), new Actor("ada", "saml", "::1"), e.action(), e.object(), e.before(), e.after(), ""),
                e -> with(
                        e, e.at(), new Actor("ada", "local", "::2"), e.action(), e.object(), e.before(), e.after(), ""),
                e -> with(e, e.at(), e.actor(), "other.done", e.object(), e.before(), e.after(), ""),
                e -> with(e, e.at(), e.actor(), e.action(), "other", e.before(), e.after(), ""),
                e -> with(e, e.at(), e.actor(), e.action(), e.object(), "{}", e.after(), ""),
                e -> with(e, e.at(), e.actor(), e.action(), e.object(), e.before(), null, ""),
                e -> with(e, e.at(), e.actor(), e.action(), e.object(), e.before(), e.after(), "0a1b2c3d"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void namesTheFirstEntryThatWasAlteredWhereverItStands(UnaryOperator<AuditEntry> edit) {
        positions().forEach(at -> {
            var edited = new ArrayList<>(log);
            edited.set(at, edit.apply(log.get(at)));
            assertThat(verify(edited).broken()).contains(new Break(at + 1, Flaw.ALTERED));
        });
    }

    @Test
    void namesTheFirstThatIsMissingWhereverItStood() {
        positions().filter(at -> at < LENGTH - 1).forEach(at -> {
            var shorter = new ArrayList<>(log);
            shorter.remove((int) at);
            assertThat(verify(shorter).broken()).contains(new Break(at + 1, Flaw.MISSING));
        });
    }

    @Test
    void missesTheEndOfTheLogByItsSignedHead() {
        assertThat(verify(log.subList(0, 6), head(LENGTH, log)).broken()).contains(new Break(7, Flaw.MISSING));
        assertThat(verify(List.of(), head(LENGTH, log)).broken()).contains(new Break(1, Flaw.MISSING));
    }

    @Test
    void namesTheFirstOfTwoThatChangedPlaces() {
        positions().filter(at -> at < LENGTH - 1).forEach(at -> {
            var swapped = new ArrayList<>(log);
            Collections.swap(swapped, at, at + 1);
            assertThat(verify(swapped).broken().orElseThrow().number()).isEqualTo(at + 1);
        });
    }

    @Test
    void sawAnEntryThatWasSealedAnewButNotItsFollowers() {
        positions().filter(at -> at < LENGTH - 1).forEach(at -> {
            var sealed = new ArrayList<>(log);
            var old = log.get(at);
            sealed.set(
                    at,
                    AuditEntry.sealed(
                            old.number(), old.at(), old.actor(), "other", "x", null, null, "", old.previous()));
            assertThat(verify(sealed).broken()).contains(new Break(at + 2, Flaw.REORDERED));
        });
    }

    @Test
    void seesThroughAChainThatWasRewrittenToItsEnd() {
        var rewritten = new ArrayList<>(log.subList(0, 4));
        rewritten.addAll(chain(LENGTH, "forged ").subList(4, LENGTH));
        var whole = reseal(rewritten);

        assertThat(verify(whole).isWhole()).isTrue();
        assertThat(verify(whole, head(4, log), head(LENGTH, log)).broken()).contains(new Break(5, Flaw.REWRITTEN));
    }

    @Test
    void refusesAHeadWhoseSignatureIsOfSomethingElse() {
        var good = head(LENGTH, log);
        var bad = new AuditHead(
                good.day().plusDays(1), good.number(), good.hash(), good.key(), good.signature(), good.signedAt());
        assertThat(verify(log, bad).broken()).contains(new Break(LENGTH, Flaw.UNSIGNED));
    }

    @Test
    void namesKeysThatItDoesNotKnow() {
        var result = verify(log, head(LENGTH, log, THEIRS));
        assertThat(result.isWhole()).isTrue();
        assertThat(result.strangers()).containsExactly(text(THEIRS));
    }

    private static Stream<Integer> positions() {
        return IntStream.range(0, LENGTH).boxed();
    }

    private static AuditChain.Result verify(List<AuditEntry> entries, AuditHead... heads) {
        var chain = new AuditChain(List.of(heads), List.of(text(OURS)));
        entries.forEach(chain::follow);
        return chain.end();
    }

    static List<AuditEntry> chain(int length, String mark) {
        var entries = new ArrayList<AuditEntry>();
        var previous = Hash.NONE;
        for (int number = 1; number <= length; number++) {
            var entry = AuditEntry.sealed(
                    number,
                    AT.plusSeconds(number),
                    new Actor("ada", "local", "::1"),
                    "thing.done",
                    mark + "thing " + number,
                    null,
                    "{\"n\":" + number + "}",
                    "",
                    previous);
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    private static List<AuditEntry> reseal(List<AuditEntry> entries) {
        var sealed = new ArrayList<AuditEntry>();
        var previous = Hash.NONE;
        for (AuditEntry e : entries) {
            var entry = AuditEntry.sealed(
                    e.number(), e.at(), e.actor(), e.action(), e.object(), e.before(), e.after(), "", previous);
            sealed.add(entry);
            previous = entry.hash();
        }
        return sealed;
    }

    private static AuditEntry with(
            AuditEntry e,
            Instant at,
            Actor actor,
            String action,
            String object,
            String before,
            String after,
            String reference) {
        return new AuditEntry(e.number(), at, actor, action, object, before, after, reference, e.previous(), e.hash());
    }

    private static AuditHead head(int number, List<AuditEntry> of) {
        return head(number, of, OURS);
    }

    private static AuditHead head(int number, List<AuditEntry> of, KeyPair by) {
        var day = LocalDate.of(2026, 11, number);
        return AuditHead.sign(day, number, of.get(number - 1).hash(), text(by), by.getPrivate(), AT);
    }

    private static String text(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
