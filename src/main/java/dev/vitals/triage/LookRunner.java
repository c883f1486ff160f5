package dev.vitals.triage;

import dev.vitals.account.AccountStore;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.Progress;
import dev.vitals.scan.Reread;
import dev.vitals.scan.Reread.Seen;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Runs a look that was asked for; whatever happens, it does not stay under way. */
@Component
class LookRunner {

    private static final Logger log = LoggerFactory.getLogger(LookRunner.class);

    private final LookStore store;
    private final AccountStore accounts;
    private final Reread reread;
    private final OwnerRules rules;
    private final DueDates dues;

    LookRunner(LookStore store, AccountStore accounts, Reread reread, OwnerRules rules, DueDates dues) {
        this.store = store;
        this.accounts = accounts;
        this.reread = reread;
        this.rules = rules;
        this.dues = dues;
    }

    void run(UUID look) {
        store.targetOf(look)
                .ifPresentOrElse(target -> run(look, target), () -> log.warn("There is no look {} any more", look));
    }

    private void run(UUID look, LookStore.Target target) {
        try {
            store.running(look, "Opening the account");
            var account = accounts.find(target.resource().account())
                    .orElseThrow(() -> new CannotConnectException("It was removed from Vitals meanwhile.", null));
            var seen = reread.look(look, account, target.resource(), target.rule(), progress(look, target));
            rules.apply(account.id());
            dues.settle();
            end(look, seen);
        } catch (CannotConnectException closed) {
            store.end(look, "failed", "The account did not open: " + closed.getMessage());
        } catch (RuntimeException failure) {
            log.error("Look {} at finding {} failed", look, target.finding(), failure);
            store.end(
                    look,
                    "failed",
                    "Vitals itself failed while it read this. Nothing of it was stored; look for %s in the log."
                            .formatted(look.toString().substring(0, 8)));
        }
    }

    private void end(UUID look, Seen seen) {
        switch (seen) {
            case Seen.Gone gone -> store.end(look, "fixed", "The whole list does not show the resource any more.");
            case Seen.Unlisted(var why) -> store.end(look, "unread", why);
            case Seen.Unjudged nothing ->
                store.end(
                        look,
                        "unread",
                        "It is there, but its rule said nothing of it. It stays as it was; the next scan tells.");
            case Seen.Judged(Verdict.Pass pass) -> store.end(look, "fixed", "A fresh look saw it pass.");
            case Seen.Judged(Verdict.NotApplicable other) ->
                store.end(look, "fixed", "The rule has nothing to say of it any more: " + other.reason());
            case Seen.Judged(Verdict.Fail fail) -> store.end(look, "failing", fail.message());
            case Seen.Judged(Verdict.Unknown unknown) ->
                store.end(look, "unread", unknown.cause().words() + ": " + unknown.detail());
        }
    }

    private Progress progress(UUID look, LookStore.Target target) {
        var done = new AtomicInteger();
        return new Progress() {
            @Override
            public void started(String service, String region) {
                try {
                    store.running(look, "Reading %s in %s; %d read so far".formatted(service, region, done.get()));
                } catch (DataAccessException away) {
                    log.warn("The progress of look {} at finding {} could not be kept", look, target.finding(), away);
                }
            }

            @Override
            public void finished(String service, String region, int resources, int unreadableLists) {
                done.incrementAndGet();
            }
        };
    }
}
