package dev.vitals.demo;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.page.Organization;
import dev.vitals.scan.AccountOpener;
import dev.vitals.scan.ScanKeeper;
import dev.vitals.scan.ScanRunner;
import dev.vitals.scan.ScanStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets the days of the story pass: every account is scanned each morning, by the clock of that morning. A replay that
 * was cut off goes on where it stopped.
 */
@Component
class DemoReplay {

    private static final Logger log = LoggerFactory.getLogger(DemoReplay.class);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final AccountStore accounts;
    private final ScanStore scans;
    private final ScanKeeper keeper;
    private final List<AccountOpener> openers;
    private final CollectorCatalogue collectors;
    private final Organization organization;
    private final Clock clock;
    private final Duration heartbeat;

    DemoReplay(
            AccountStore accounts,
            ScanStore scans,
            ScanKeeper keeper,
            List<AccountOpener> openers,
            CollectorCatalogue collectors,
            Organization organization,
            Clock clock,
            @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat) {
        this.accounts = accounts;
        this.scans = scans;
        this.keeper = keeper;
        this.openers = openers;
        this.collectors = collectors;
        this.organization = organization;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /** Replays what has not been replayed yet, up to now. */
    void run() {
        var told = accounts.all().stream()
                .filter(account -> account.connection().kind() == Kind.DEMO)
                .toList();
        var began = clock.instant();
        mornings(told, began).forEach(morning -> told.forEach(account -> replay(account, morning)));
        log.info("The demo's days were replayed in {} s", ChronoUnit.SECONDS.between(began, clock.instant()));
    }

    private void replay(Account account, Instant morning) {
        var last = scans.lastRead().get(account.id());
        if (last != null && !last.isBefore(morning)) {
            return;
        }
        var hands = new SettableClock(morning);
        var runner = new ScanRunner(openers, collectors, scans, keeper, hands, heartbeat);
        runner.run(scans.queue(account.id(), "demo", "", morning), account);
    }

    /** Every morning of the story that is over; today counts from now where its morning is still to come. */
    private Stream<Instant> mornings(List<Account> told, Instant now) {
        return Stream.iterate(firstMorning(told), morning -> !day(morning).isAfter(day(now)), this::nextMorning)
                .map(morning -> morning.isAfter(now) ? now : morning);
    }

    private LocalDate day(Instant instant) {
        return organization.dayOf(instant);
    }

    private Instant firstMorning(List<Account> told) {
        var start = told.stream()
                .map(account -> account.connection().start())
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(clock.instant());
        return morningOf(day(start));
    }

    private Instant nextMorning(Instant morning) {
        return morningOf(day(morning).plusDays(1));
    }

    private Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(organization.zone()).toInstant();
    }
}
