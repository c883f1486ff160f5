package dev.vitals.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Verdict;

/** Assertions about a verdict, as sentences. */
public final class Judged {

    private final Verdict verdict;

    private Judged(Verdict verdict) {
        this.verdict = verdict;
    }

    public static Judged verdict(Verdict verdict) {
        return new Judged(verdict);
    }

    public void passes() {
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    }

    public void isNotApplicable() {
        assertThat(verdict).isInstanceOf(Verdict.NotApplicable.class);
    }

    /** Fails with exactly this headline. */
    public void fails(String message) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Fail.class, fail -> assertThat(fail.message()).isEqualTo(message));
    }

    /** Fails, and says so with these words somewhere. */
    public void failsSaying(String... words) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Fail.class, fail -> assertThat(fail.message()).contains(words));
    }
}
