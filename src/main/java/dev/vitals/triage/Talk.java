package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.Member;
import dev.vitals.identity.People;
import dev.vitals.page.AsOf;
import dev.vitals.route.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people say on findings. A changed word is a new version of the comment; none is ever taken away. */
@Service
class Talk {

    static final int LONGEST = 4_000;

    private static final String SAY = """
            with said as (
                insert into finding_comment (finding_id, account_id, author, author_name, at, evidence)
                select id, account_id, :member, :by, :at, :evidence from picked order by id
                returning id, finding_id, account_id),
            worded as (
                insert into finding_comment_version (comment_id, version, account_id, text, at)
                select id, 1, account_id, :text, :at from said),
            mentioned as (
                insert into finding_mention (comment_id, member_id, account_id, at)
                select s.id, m.member::uuid, s.account_id, :at
                  from said s, unnest(string_to_array(:mentioned, ',')) m (member)),
            read_up as (select id, finding_id from said)
            insert into finding_event (finding_id, at, kind, by, ref)
            select finding_id, :at, 'comment', :by, id from read_up order by id
            """;

    /** Locked, so that of two wordings at once each has its version. */
    private static final String SAID = """
            select finding_id, account_id, author from finding_comment where id = :comment for no key update
            """;

    private static final String CHANGE = """
            insert into finding_comment_version (comment_id, version, account_id, text, at)
            select comment_id, max(version) + 1, account_id, :text, :at from finding_comment_version
             where comment_id = :comment group by comment_id, account_id
            returning version
            """;

    private static final String READ = """
            select c.id, c.author, c.author_name, c.at, c.evidence, v.version, v.text, v.at as worded_at
              from finding_comment c join finding_comment_version v on v.comment_id = c.id
             where c.finding_id = :finding and c.at <= :moment and v.at <= :moment
             order by c.id, v.version
            """;

    private final JdbcClient sql;
    private final Desk desk;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Talk(
            JdbcClient sql,
            Desk desk,
            People people,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.desk = desk;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One wording of a comment. */
    record Wording(int version, String text, Instant at) {}

    /**
     * A comment.
     *
     * @param evidence whether it is to be printed with the evidence
     * @param wordings the oldest first; never empty
     */
    record Comment(long id, UUID author, String by, Instant at, boolean evidence, List<Wording> wordings) {

        public String text() {
            return wordings.getLast().text();
        }

        public boolean isChanged() {
            return wordings.size() > 1;
        }
    }

    private record Row(long id, UUID author, String by, Instant at, boolean evidence, Wording wording) {}

    /** Says something on each of the findings. */
    Outcome say(Member who, Selection selection, String text, boolean evidence) {
        var objection = objection(text);
        if (!objection.isEmpty()) {
            return Outcome.refused(objection);
        }
        return desk.done(who, selection, "finding.commented", Map.of("evidence", evidence), values -> {
            values.put("text", text.strip());
            values.put("evidence", evidence);
            values.put("mentioned", mentioned(text).stream().map(UUID::toString).collect(Collectors.joining(",")));
            return Outcome.of(sql.sql(SAY).params(values).update());
        });
    }

    private record Said(long finding, String account, UUID author) {}

    /** Words a comment of a finding anew; only who made it may, while they have the right on its account. */
    Outcome change(Member who, long finding, long comment, String text) {
        var objection = objection(text);
        if (!objection.isEmpty()) {
            return Outcome.refused(objection);
        }
        return transaction.execute(any -> {
            var said = said(comment).filter(found -> found.finding() == finding);
            if (said.isEmpty()) {
                return Outcome.refused("There is no such comment on this finding.");
            }
            if (!said.get().author().equals(who.id())) {
                return Outcome.refused("Only who made a comment can change it.");
            }
            if (!who.may(Right.TRIAGE, said.get().account())) {
                return Outcome.refused("You may not change findings of %s any more."
                        .formatted(said.get().account()));
            }
            changed(finding, comment, text.strip());
            return Outcome.of(1);
        });
    }

    private void changed(long finding, long comment, String text) {
        int version = sql.sql(CHANGE)
                .param("comment", comment)
                .param("text", text)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        audit.record(
                "finding.comment-changed",
                "finding " + finding,
                Map.of("comment", comment, "version", version - 1),
                Map.of("comment", comment, "version", version));
    }

    private Optional<Said> said(long comment) {
        return sql.sql(SAID)
                .param("comment", comment)
                .query((row, number) -> new Said(
                        row.getLong("finding_id"), row.getString("account_id"), row.getObject("author", UUID.class)))
                .optional();
    }

    /** Every comment on a finding, by its id. */
    Map<Long, Comment> on(long finding, AsOf asOf) {
        return sql
                .sql(READ)
                .param("finding", finding)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query(Talk::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::id, Collectors.collectingAndThen(Collectors.toList(), Talk::comment)));
    }

    /** Who is named: {@code @} and the name as it stands in the list of members. */
    List<UUID> mentioned(String text) {
        if (!text.contains("@")) {
            return List.of();
        }
        return people.active().stream()
                .filter(person -> Pattern.compile(
                                "@" + Pattern.quote(person.name()) + "(?![\\w@])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .find())
                .map(People.Person::id)
                .toList();
    }

    private static String objection(String text) {
        if (text.isBlank()) {
            return "A comment says something.";
        }
        return text.length() > LONGEST ? "A comment holds at most %,d characters.".formatted(LONGEST) : "";
    }

    private static Comment comment(List<Row> rows) {
        var first = rows.getFirst();
        return new Comment(
                first.id(),
                first.author(),
                first.by(),
                first.at(),
                first.evidence(),
                rows.stream().map(Row::wording).toList());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getObject("author", UUID.class),
                row.getString("author_name"),
                instant(row, "at"),
                row.getBoolean("evidence"),
                new Wording(row.getInt("version"), row.getString("text"), instant(row, "worded_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
