package dev.vitals.watch;

import dev.vitals.watch.Work.DestinationWork;
import dev.vitals.watch.Work.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What accounts and the work behind the pages come to, as figures. */
final class WatchedFigures {

    private static final double MILLIS = 1000;
    private static final List<String> KINDS =
            List.of("webhook", "slack", "jira", "securityhub", "siem-http", "siem-syslog");

    private WatchedFigures() {}

    static List<Figure> of(List<AccountSight> accounts, Work work, Instant now) {
        var figures = new ArrayList<Figure>();
        sight(accounts, now, figures);
        mails(work, now, figures);
        destinations(work, now, figures);
        tasks(work, figures);
        figures.add(
                Figure.of("vitals_events_waiting", "Notices within Vitals that are not finished with.", work.events()));
        figures.add(Figure.of(
                "vitals_events_oldest_seconds",
                "How long the oldest of them has waited.",
                age(work.eventSince(), now)));
        figures.add(Figure.of(
                "vitals_audit_unsigned_seconds",
                "Age of the oldest entry of the audit log that no signed head covers.",
                age(work.unsignedSince(), now)));
        figures.add(Figure.of(
                "vitals_audit_head_fits",
                "Whether the newest signed head names the hash of its entry.",
                work.headFits() ? 1 : 0));
        return figures;
    }

    private static void sight(List<AccountSight> accounts, Instant now, List<Figure> figures) {
        var states = Figure.by("state", "vitals_accounts", "Accounts by whether they can be seen.");
        Arrays.stream(Sight.values())
                .forEach(sight -> states.with(
                        sight.word(),
                        accounts.stream().filter(each -> each.at(now) == sight).count()));
        var seen =
                Figure.by("account", "vitals_account_seen", "Whether a watched account was read within its interval.");
        var read = Figure.by(
                "account", "vitals_account_read_age_seconds", "Age of the newest reading of at least a part.");
        var whole = Figure.by(
                "account", "vitals_account_whole_read_age_seconds", "Age of the newest reading of everything.");
        accounts.stream().filter(each -> !each.paused()).forEach(each -> {
            seen.with(each.account(), each.at(now).isBlind() ? 0 : 1);
            if (each.read() != null) {
                read.with(each.account(), age(each.read(), now));
            }
            if (each.whole() != null) {
                whole.with(each.account(), age(each.whole(), now));
            }
        });
        figures.addAll(List.of(states, seen, read, whole));
    }

    private static void mails(Work work, Instant now, List<Figure> figures) {
        figures.add(Figure.of("vitals_mails_waiting", "Mails that are to be sent.", work.mailsWaiting()));
        figures.add(Figure.of(
                "vitals_mails_oldest_seconds", "How long the oldest of them has waited.", age(work.mailSince(), now)));
        figures.add(Figure.of("vitals_mails_failed", "Mails refused or given up within a day.", work.mailsFailed()));
    }

    private static void destinations(Work work, Instant now, List<Figure> figures) {
        var waiting = Figure.by("kind", "vitals_deliveries_waiting", "What is to be told to other systems.");
        var oldest = Figure.by("kind", "vitals_deliveries_oldest_seconds", "How long the oldest of it has waited.");
        var failed = Figure.by("kind", "vitals_deliveries_failed", "What was refused or given up within a day.");
        var troubled = Figure.by("kind", "vitals_destinations_troubled", "Destinations without an answer for an hour.");
        for (DestinationWork each : ofEveryKind(work.destinations())) {
            waiting.with(each.kind(), each.waiting());
            oldest.with(each.kind(), age(each.since(), now));
            failed.with(each.kind(), each.failed());
            troubled.with(each.kind(), each.troubled());
        }
        figures.addAll(List.of(waiting, oldest, failed, troubled));
    }

    /** A zero for kinds that nobody uses, so that an alert has something to compare. */
    private static List<DestinationWork> ofEveryKind(List<DestinationWork> found) {
        return KINDS.stream()
                .map(kind -> found.stream()
                        .filter(each -> each.kind().equals(kind))
                        .findFirst()
                        .orElse(new DestinationWork(kind, 0, null, 0, 0)))
                .toList();
    }

    private static void tasks(Work work, List<Figure> figures) {
        var failing = Figure.by("task", "vitals_tasks_failing", "Tasks that failed three times in a row or more.");
        var still = Figure.by("task", "vitals_tasks_still", "Tasks that nobody runs although it is time.");
        for (TaskWork task : work.tasks()) {
            failing.with(task.task(), task.failing());
            still.with(task.task(), task.still());
        }
        figures.addAll(List.of(failing, still));
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / MILLIS);
    }
}
