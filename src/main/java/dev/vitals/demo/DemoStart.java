package dev.vitals.demo;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.ownrule.OwnRuleStore.SavedMeanwhileException;
import dev.vitals.ownrule.RuleImport;
import dev.vitals.page.Organization;
import dev.vitals.scan.ScanQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the clinic into an empty installation that is meant for trying Vitals out. */
@Component
class DemoStart {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("demo-replay", Void.class);
    static final String INSTANCE = "ninety-days";

    private final AccountStore accounts;
    private final SchedulerClient scheduler;
    private final ScanQueue queue;
    private final RuleImport rules;
    private final Organization organization;
    private final Clock clock;
    private final boolean wanted;

    DemoStart(
            AccountStore accounts,
            SchedulerClient scheduler,
            ScanQueue queue,
            RuleImport rules,
            Organization organization,
            Clock clock,
            @Value("${vitals.demo:#{'${spring.datasource.url:}' == ''}}") boolean wanted) {
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.queue = queue;
        this.rules = rules;
        this.organization = organization;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** Two instances that start together add the same accounts and make one task. */
    @EventListener(ApplicationReadyEvent.class)
    void addTheClinic() {
        if (!wanted || !accounts.all().isEmpty()) {
            return;
        }
        var story = Story.load();
        var start = organization
                .dayOf(clock.instant())
                .minusDays(story.days())
                .atStartOfDay(organization.zone())
                .toInstant();
        if (story.accounts().isEmpty()) {
            return;
        }
        story.accounts().forEach(told -> accounts.keep(account(story, told, start)));
        addTheClinicsRules(start);
        scheduler.scheduleIfNotExists(TASK.instance(INSTANCE).build(), clock.instant());
    }

    /** One judges from the first day on; the other is a draft to try. */
    private void addTheClinicsRules(Instant start) {
        try (var file = DemoStart.class.getResourceAsStream("/demo/own-rules.yaml")) {
            var yaml = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            rules.bringIn(yaml, Set.of("own-phi-environment-named"), "demo", start);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The demo's rules could not be read", unreadable);
        } catch (SavedMeanwhileException other) {
            log.debug("Another instance has brought in the demo's rules");
        }
    }

    /** The story is told: from now on the clinic is scanned like anybody. */
    void open() {
        accounts.all().stream()
                .filter(account -> account.connection().kind() == Kind.DEMO)
                .forEach(account -> {
                    accounts.keep(account.paused(false));
                    queue.seeTo(account);
                });
    }

    private static Account account(Story story, Story.Told told, Instant start) {
        var recorded = RecordedAccount.of(Recording.filled(story.recording(told.folder(), 0), start, start));
        return new Account(
                recorded.account(),
                told.name(),
                recorded.partition(),
                AccountConnection.demo(told.folder(), start, recorded.regions().getFirst()),
                recorded.regions(),
                told.holdsPhi(),
                null,
                true,
                start,
                List.of(told.group()));
    }
}
