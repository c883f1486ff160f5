package dev.vitals.register;

import dev.vitals.page.Organization;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries: versions are added and never changed, one or a file of them in the same few statements. */
@Repository
public class RegisterStore {

    private static final String NEW_IDS =
            "select nextval(pg_get_serial_sequence('register_entry', 'id')) from generate_series(1, ?)";

    private static final String NEW_ENTRIES = """
            insert into register_entry (id, register) overriding system value
            select unnest(:ids::bigint[]), :register""";

    private static final String VERSIONS = """
            insert into register_version (entry_id, version, title, fields, closed, due, because, done_on, file,
                   file_name, note, recorded_by, recorded_at)
            select r.id, 1 + coalesce((select max(version) from register_version v where v.entry_id = r.id), 0),
                   r.title, r.fields, r.closed, r.due, r.because, r.done_on, r.file, r.file_name, r.note, :by, :at
              from jsonb_to_recordset(:rows::jsonb) as r (id bigint, title text, fields jsonb, closed boolean, due date,
                   because text, done_on date, file text, file_name text, note text)""";

    private final JdbcClient sql;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public RegisterStore(
            JdbcClient sql,
            Organization organization,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.organization = organization;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Writes an entry of a register down; for whoever tells the demo's story. The fields are taken as they are. */
    public long record(String slug, Map<String, String> fields, String by, Instant at) {
        var register = RegisterCatalogue.find(slug).orElseThrow();
        return add(register, List.of(RegisterDraft.of(null, fields)), by, at).getFirst();
    }

    /** Adds a version of each, in one transaction, and returns the entries' ids in the same order. */
    List<Long> add(RegisterDefinition register, List<RegisterDraft> drafts, String by, Instant at) {
        return Objects.requireNonNull(transaction.execute(any -> {
            alone(sql, register);
            var ids = ids(register, drafts);
            sql.sql(VERSIONS)
                    .param("rows", rows(register, drafts, ids, at))
                    .param("by", by)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            events.publishEvent(new RegisterChanged(register.slug(), at));
            return ids;
        }));
    }

    /** For the rest of the transaction that is under way: nobody else changes this register. */
    static void alone(JdbcClient sql, RegisterDefinition register) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('register ' || ?, 0))")
                .param(register.slug())
                .query()
                .listOfRows();
    }

    /**
     * The same for an entry that somebody looked at.
     *
     * @param seen the version that was looked at
     * @return whether it could be: not where somebody else added a version meanwhile
     */
    boolean change(RegisterDefinition register, RegisterDraft draft, int seen, String by, Instant at) {
        return Boolean.TRUE.equals(transaction.execute(any -> {
            alone(sql, register);
            lock(List.of(Objects.requireNonNull(draft.id())));
            var newest = sql.sql("select max(version) from register_version where entry_id = ?")
                    .param(draft.id())
                    .query(Integer.class)
                    .single();
            if (newest != seen) {
                return false;
            }
            add(register, List.of(draft), by, at);
            return true;
        }));
    }

    /** Ids for all, new ones for the entries that are new; the others wait for whoever changes them just now. */
    private List<Long> ids(RegisterDefinition register, List<RegisterDraft> drafts) {
        lock(drafts.stream().map(RegisterDraft::id).filter(Objects::nonNull).toList());
        var added = drafts.stream().filter(draft -> draft.id() == null).count();
        var fresh = sql.sql(NEW_IDS).param(added).query(Long.class).list();
        sql.sql(NEW_ENTRIES)
                .param("ids", fresh.toArray(Long[]::new))
                .param("register", register.slug())
                .update();
        Iterator<Long> next = fresh.iterator();
        return drafts.stream()
                .map(draft -> draft.id() == null ? next.next() : draft.id())
                .toList();
    }

    private void lock(List<@Nullable Long> ids) {
        sql.sql("select id from register_entry where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private String rows(RegisterDefinition register, List<RegisterDraft> drafts, List<Long> ids, Instant at) {
        var today = organization.dayOf(at);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var number = 0; number < drafts.size(); number++) {
            var draft = drafts.get(number);
            var due = register.due(draft.fields(), today).orElse(null);
            var row = new HashMap<String, @Nullable Object>();
            row.put("id", ids.get(number));
            row.put("title", register.headline(draft.fields()));
            row.put("fields", draft.fields());
            row.put("closed", draft.isClosed());
            row.put("due", due == null ? null : due.last().toString());
            row.put("because", due == null ? "" : due.because());
            row.put("done_on", Objects.toString(register.doneOn(draft.fields()), null));
            row.put("file", draft.file());
            row.put("file_name", draft.fileName());
            row.put("note", draft.note());
            rows.add(row);
        }
        return JsonMapper.shared().writeValueAsString(rows);
    }
}
