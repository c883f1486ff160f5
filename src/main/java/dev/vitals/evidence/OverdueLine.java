package dev.vitals.evidence;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was overdue for a safeguard on its last kept day, as it was kept with its score.
 *
 * @param kind {@code register} or {@code decision}
 * @param of the register's title, or what was chosen
 * @param late how much is overdue in the register; of it the oldest have a line each, ten at most
 * @param entry of the register; null where it is the register as a whole, or a decision
 * @param due the last day on which it was in order
 */
record OverdueLine(
        String citation,
        LocalDate day,
        String kind,
        String of,
        int late,
        @Nullable Long entry,
        String what,
        LocalDate due) {

    static final String[] COLUMNS = {"citation", "day", "kind", "of", "overdue", "entry", "what", "due"};

    static Stream<OverdueLine> of(SafeguardHistory history) {
        var registers = history.people().registers().stream()
                .flatMap(register -> register.entries().stream()
                        .map(each -> new OverdueLine(
                                history.citation(),
                                history.endDay(),
                                "register",
                                register.title(),
                                register.late(),
                                each.id() == 0 ? null : each.id(),
                                each.words(),
                                each.due())));
        var decision = Stream.ofNullable(history.people().decision())
                .filter(decided -> decided.overdue())
                .map(decided -> new OverdueLine(
                        history.citation(),
                        history.endDay(),
                        "decision",
                        decided.choice().meaning(),
                        1,
                        null,
                        "its review was due",
                        decided.reviewDue()));
        return Stream.concat(registers, decision);
    }

    @Nullable
    Object[] cells() {
        return new @Nullable Object[] {citation, day, kind, of, late, entry, what, due};
    }
}
