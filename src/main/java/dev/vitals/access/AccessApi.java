package dev.vitals.access;

import dev.vitals.access.AccessAnswer.PrincipalItem;
import dev.vitals.account.AccountStore;
import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.inventory.StoredStates;
import dev.vitals.inventory.UnreadList;
import dev.vitals.page.AsOf;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who may do what in an account. */
@RestController
@Needs(value = Right.READ, account = "id")
class AccessApi {

    private final AccountStore accounts;
    private final StoredAccess stored;
    private final StoredStates states;
    private final UnusedServices unused;
    private final LastRead lastRead;

    AccessApi(
            AccountStore accounts, StoredAccess stored, StoredStates states, UnusedServices unused, LastRead lastRead) {
        this.accounts = accounts;
        this.stored = stored;
        this.states = states;
        this.unused = unused;
        this.lastRead = lastRead;
    }

    /**
     * What the policies say to a question.
     *
     * @param answer {@code depends}: on conditions that only the call will tell; {@code unknown}: not readable
     * @param sentence the answer for people
     * @param conditions what it depends on
     * @param tags of the resource that were taken into account; empty where it was not seen
     */
    record DecisionAnswer(
            String principal,
            String action,
            String resource,

            @Words({"allowed", "denied", "depends", "unknown"})
            String answer,

            String sentence,
            List<String> conditions,
            Map<String, String> tags) {

        static DecisionAnswer of(Answer answer) {
            return new DecisionAnswer(
                    answer.principal().arn(),
                    answer.question().action(),
                    answer.question().resource(),
                    answer.word().equals("not known") ? "unknown" : answer.word(),
                    answer.sentence(),
                    answer.conditions(),
                    answer.tags().orElse(Map.of()));
        }
    }

    /** Principals of an account, and which of them are administrators in effect. */
    @GetMapping(ApiPaths.V1 + "/accounts/{id}/access")
    AccessAnswer access(@PathVariable String id, AccessFilter filter, Paging paging, AsOf asOf) {
        var access = page(id, asOf);
        return new AccessAnswer(
                id,
                lastRead.of(id, asOf).orElse(null),
                access.isRead() && access.isWhole(),
                access.administrators().size(),
                access.unknown().size(),
                access.gaps().stream().map(UnreadList::of).toList(),
                access.trustless().stream().map(role -> role.arn()).toList(),
                Listed.cut(filter.chosen(access.rows()), paging, PrincipalItem::of));
    }

    /** Whether a principal may do an action on a resource. All three parameters are needed. */
    @GetMapping(ApiPaths.V1 + "/accounts/{id}/access/decision")
    DecisionAnswer decision(@PathVariable String id, AccessQuestion question, AsOf asOf) {
        var access = page(id, asOf);
        if (!question.wrong().isEmpty()) {
            throw new WrongParameterException(question.wrongField(), question.wrong());
        }
        var principal = access.find(question.principal())
                .orElseThrow(() -> new WrongParameterException("principal", "no such principal was seen then"));
        Optional<Map<String, String>> tags =
                question.resource().contains("*") ? Optional.empty() : states.tags(id, question.resource());
        return DecisionAnswer.of(Answer.of(principal, question, tags));
    }

    private AccessPage page(String id, AsOf asOf) {
        accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + id));
        return AccessPage.of(stored.of(id, asOf), unused.of(id, asOf));
    }
}
