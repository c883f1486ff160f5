package dev.vitals.room;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.page.KeptHistory;
import dev.vitals.page.Organization;
import dev.vitals.postgres.RowScope;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.score.Scopes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Turns what somebody typed into a question: the rules of the safeguard, and the accounts that they may see. */
@Component
class Questions {

    /** What served the safeguard then counts too, though it may serve it no more. */
    private static final String SERVED = """
            select distinct i ->> 'rule' from score s cross join jsonb_array_elements(s.inputs) i
             where s.citation = :citation and s.day between :first and :last
            """;

    private final SafeguardCatalogue safeguards;
    private final RuleBooks books;
    private final Scopes scopes;
    private final JdbcClient sql;
    private final Organization organization;
    private final KeptHistory kept;
    private final Clock clock;
    private final Map<Class<?>, String> types;

    Questions(
            SafeguardCatalogue safeguards,
            RuleBooks books,
            CollectorCatalogue collectors,
            Scopes scopes,
            JdbcClient sql,
            Organization organization,
            KeptHistory kept,
            Clock clock) {
        this.safeguards = safeguards;
        this.books = books;
        this.scopes = scopes;
        this.sql = sql;
        this.organization = organization;
        this.kept = kept;
        this.clock = clock;
        this.types = collectors.kinds().stream()
                .collect(Collectors.toMap(ResourceKind::config, ResourceKind::type, (one, other) -> one));
    }

    /**
     * The question of a form without problems.
     *
     * @throws ResponseStatusException not found, where there is no such safeguard, account or group; gone, where not all
     *     of the days are kept any more
     */
    Question of(RoomForm form) {
        var safeguard = safeguards
                .find(form.citation())
                .filter(each -> each.isScored())
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + form.citation()));
        var days = form.days().period();
        var first = days.from();
        var last = days.to();
        kept.refusal(first, organization).ifPresent(why -> {
            throw new ResponseStatusException(HttpStatus.GONE, why);
        });
        var chosen = Scopes.chosen(scopes.all(), form.scope());
        var rules = rules(safeguard.citation(), first, last);
        return new Question(
                safeguard.citation(),
                rules,
                types(rules),
                chosen.scope().name(),
                label(chosen),
                accounts(chosen),
                first,
                last,
                first.atStartOfDay(organization.zone()).toInstant(),
                end(last),
                organization.zone());
    }

    /** All that who asks may see is not all that there is. */
    private static String label(Scopes.Choice chosen) {
        return switch (chosen.kind()) {
            case "group" -> "Group " + chosen.label();
            case "all" -> RowScope.current().isEmpty() ? chosen.label() : "Every account within a scope";
            default -> chosen.label();
        };
    }

    LocalDate today() {
        return organization.dayOf(clock.instant());
    }

    private Instant end(LocalDate last) {
        var end = last.plusDays(1).atStartOfDay(organization.zone()).toInstant();
        // As fine as the store keeps it, so that what lasts until now is told from what ended before.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return end.isBefore(now) ? end : now;
    }

    private List<String> accounts(Scopes.Choice chosen) {
        return sql.sql("select id from (select id, id as account_id from account) a where %s order by id"
                        .formatted(chosen.scope().condition()))
                .param("key", chosen.scope().key())
                .query(String.class)
                .list();
    }

    private List<String> rules(String citation, LocalDate first, LocalDate last) {
        var serving = books.current().scored().stream()
                .filter(rule -> rule.safeguards().contains(citation))
                .map(RuleDefinition::id);
        var served = sql.sql(SERVED)
                .param("citation", citation)
                .param("first", first)
                .param("last", last)
                .query(String.class)
                .list();
        return Stream.concat(serving, served.stream()).distinct().toList();
    }

    private List<String> types(Collection<String> rules) {
        return books.current().scored().stream()
                .filter(rule -> rules.contains(rule.id()))
                .map(rule -> types.get(rule.config()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
