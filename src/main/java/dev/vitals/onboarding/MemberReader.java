package dev.vitals.onboarding;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.deploy.ReadRole;
import dev.vitals.inventory.Cause;
import dev.vitals.scan.AccountWays;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

/** Reads which accounts an organization has, and tries the role in each. */
@Component
class MemberReader {

    private static final int AT_ONCE = 8;

    private final AwsAccess access;
    private final Clock clock;

    MemberReader(AwsAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * The members, each tried.
     *
     * @param known from an earlier look; why one was left out is taken over
     * @throws CannotConnectException with a sentence, where the account does not tell them
     */
    List<Candidate> of(Onboarding path, List<Candidate> known) {
        var reasons = known.stream().collect(Collectors.toMap(Candidate::account, Candidate::reason));
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = listed(path).stream()
                    .map(member -> candidate(member, reasons::get))
                    .map(member -> threads.submit(() -> tried(path, member, places)))
                    .toList();
            return tries.stream().map(MemberReader::outcome).toList();
        }
    }

    private static Candidate outcome(Future<Candidate> of) {
        try {
            return of.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotConnectException("The look at the members was interrupted. Check again.", stopped);
        }
    }

    private List<Account> listed(Onboarding path) {
        var home = access.open(
                AccountWays.live(path.asAccount(clock.instant())),
                "vitals-onboarding",
                ReadRole.OF_ORGANIZATION,
                new CallLog(),
                null);
        try {
            var members = home.client(OrganizationsClient.class).listAccountsPaginator().stream()
                    .flatMap(answer -> answer.accounts().stream())
                    .toList();
            if (members.isEmpty()) {
                throw new CannotConnectException(
                        "Account %s names no member of an organization, not even itself. Check that it is the management account."
                                .formatted(path.account()),
                        null);
            }
            return members;
        } catch (SdkException failure) {
            throw new CannotConnectException(sentence(path, AwsFailure.of(failure)), failure);
        }
    }

    private static String sentence(Onboarding path, AwsFailure failure) {
        if (failure.code().equals("AWSOrganizationsNotInUseException")) {
            return "Account %s belongs to no organization. Add it as one account instead.".formatted(path.account());
        }
        if (failure.cause() == Cause.DENIED) {
            return "The role opens, but account %s does not tell the members of its organization. Only the management account and accounts that administer a service for it do, and the role needs organizations:ListAccounts, which the template for organizations grants."
                    .formatted(path.account());
        }
        return "The members of the organization could not be read (%s). Check again in a minute."
                .formatted(failure.detail());
    }

    private static Candidate candidate(Account member, Function<String, String> reasons) {
        var reason = reasons.apply(member.id());
        return new Candidate(
                member.id(),
                member.name() == null || member.name().isBlank() ? member.id() : member.name(),
                member.statusAsString() == null ? "ACTIVE" : member.statusAsString(),
                null,
                "",
                false,
                reason == null ? "" : reason,
                null);
    }

    private Candidate tried(Onboarding path, Candidate member, Semaphore places) throws InterruptedException {
        if (!member.isActive()) {
            return member;
        }
        places.acquire();
        try {
            var account = path.asAccount(member.account(), member.name(), clock.instant());
            access.open(AccountWays.live(account), "vitals-onboarding", List.of(), new CallLog(), null);
            return member.found(true, "");
        } catch (CannotConnectException closed) {
            return member.found(false, String.valueOf(closed.getMessage()));
        } finally {
            places.release();
        }
    }
}
