package dev.vitals.federation;

import dev.vitals.identity.People;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a provider stands, as the page for administrators shows it.
 *
 * @param kind {@code oidc} or {@code saml}
 * @param problem why it cannot be used, or why it could not be read again; empty where all is well
 * @param canBeUsed whether people can sign in now
 * @param readAt when what it publishes was last read; null for never
 * @param ours what has to be put in at the provider
 * @param theirs what it publishes
 * @param certificates with which it signs; empty for OpenID Connect, whose keys are read when they are needed
 * @param lately who came through it last
 */
record ProviderState(
        String kind,
        String name,
        String label,
        String problem,
        boolean canBeUsed,
        @Nullable Instant readAt,
        List<Line> ours,
        List<Line> theirs,
        List<Certificate> certificates,
        List<People.Seen> lately) {

    /** A name and what it stands for; the value is somebody's to copy. */
    record Line(String name, String value) {}

    /**
     * One certificate.
     *
     * @param subject whose, as it says itself
     * @param isOver whether it holds no more, so that nothing signed with it is taken
     */
    record Certificate(String subject, Instant until, boolean isOver, boolean endsSoon) {}

    /** In a word. */
    public String word() {
        return canBeUsed
                ? problem.isEmpty() ? "can be used" : "can be used, from what was read before"
                : "cannot be used";
    }

    public String anchor() {
        return kind + "-" + name;
    }
}
