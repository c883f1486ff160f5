package dev.vitals.score;

import dev.vitals.attestation.AttestationState;
import dev.vitals.attestation.Decision.Choice;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.register.LateRegister;
import dev.vitals.register.LateRegister.Late;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a safeguard stands as it does, in plain sentences. */
final class StateReason {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** What is named of a register; the rest is counted. */
    private static final int NAMED = 3;

    private StateReason() {}

    static List<String> of(Safeguard safeguard, KeptScore score) {
        var sentences = new ArrayList<String>();
        sentences.add(byState(safeguard, score));
        lapsed(score).forEach(sentences::add);
        score.people().registers().forEach(register -> sentences.add(late(register)));
        overdue(safeguard, score).forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static String byState(Safeguard safeguard, KeptScore score) {
        return switch (score.state()) {
            case MET -> met(safeguard, score);
            case NOT_MET -> notMet(score);
            case ACCEPTED ->
                "It would be met, were it not for failures whose risk somebody accepted. That is never counted as met.";
            case DECIDED ->
                "The organization decided in writing that the specification is not reasonable and appropriate here; %s. That is a way to comply with an addressable specification, and it is never counted as met."
                        .formatted(inItsPlace(score));
            case NOT_ASSESSED -> "Nothing could be judged: there is nothing of the kind, or none of it could be read.";
            case AWAITING_ATTESTATION -> "Only people can show it, and no attestation is in date.";
        };
    }

    private static String met(Safeguard safeguard, KeptScore score) {
        if (score.points().inScope() == 0) {
            return "What people attested for it is signed off and in date.";
        }
        var rules = "Every rule that has something to judge passes on all of it, and nothing was left unread.";
        if (score.people().isInDate()) {
            return rules + " What people attested for it is signed off and in date.";
        }
        return safeguard.proof() == Proof.PARTLY
                ? rules + " Rules show a part of it only, and nobody has attested the rest."
                : rules;
    }

    private static String notMet(KeptScore score) {
        var unread = score.inputs().stream().anyMatch(line -> line.unknown() > 0);
        var fails = score.inputs().stream().anyMatch(line -> line.fail() > 0);
        if (fails) {
            return "Something fails%s. The lines below say what."
                    .formatted(unread ? ", and a part could not be read" : "");
        }
        if (unread) {
            return "A part of it could not be read. The lines below say what.";
        }
        return lapsed(score).isEmpty() && !score.people().registers().isEmpty()
                ? "Something is overdue in a register that people keep for it."
                : "What people had shown has run out.";
    }

    private static List<String> lapsed(KeptScore score) {
        return score.people().attestations().stream()
                .filter(attested -> attested.state() == AttestationState.LAPSED)
                .map(attested -> "The attestation “%s” has lapsed: its review was due on %s."
                        .formatted(attested.title(), DAY.format(attested.reviewDue())))
                .toList();
    }

    private static String late(LateRegister register) {
        var told = register.entries().stream().limit(NAMED).map(Late::words).collect(Collectors.joining("; "));
        var more = register.late() - Math.min(NAMED, register.entries().size());
        return "Overdue in the register “%s”: %s%s."
                .formatted(register.title(), told, more > 0 ? "; and %d more".formatted(more) : "");
    }

    private static List<String> overdue(Safeguard safeguard, KeptScore score) {
        var decision = score.people().decision();
        return decision == null || !decision.overdue() || safeguard.requirement() != Requirement.ADDRESSABLE
                ? List.of()
                : List.of("The decision on it (%s) was due for review on %s."
                        .formatted(choice(score), DAY.format(decision.reviewDue())));
    }

    private static String inItsPlace(KeptScore score) {
        var decision = score.people().decision();
        return decision != null && decision.choice() == Choice.ALTERNATIVE
                ? "an equivalent measure stands in its place"
                : "nor is any equivalent measure";
    }

    private static String choice(KeptScore score) {
        var decision = score.people().decision();
        return decision == null ? "" : decision.choice().title().toLowerCase(Locale.ROOT);
    }
}
