package dev.vitals.journey;

import org.springframework.jdbc.core.simple.JdbcClient;

/** People with a role, who sign in with the operator's password. */
final class Staff {

    private Staff() {}

    /** Gives somebody a role on every account; an auditor's ends with the year. Whoever is here already stays as they are. */
    static void hire(JdbcClient sql, String name, String role) {
        sql.sql("insert into operator select ?, password_hash, false from operator where name = 'operator'"
                        + " on conflict do nothing")
                .param(name)
                .update();
        sql.sql("""
                with newcomer as (
                    insert into member (id, issuer, subject, name, created_at)
                    select gen_random_uuid(), 'local', :name, :name, now()
                     where not exists (select from member where issuer = 'local' and subject = :name)
                    returning id)
                insert into member_grant (member_id, role, origin, until, period_from, period_to, granted_by, granted_at)
                select id, :role, 'person', case :role when 'auditor' then timestamptz '2027-01-01Z' end,
                       case :role when 'auditor' then date '2026-10-01' end,
                       case :role when 'auditor' then date '2026-11-30' end, 'test', now()
                  from newcomer""").param("name", name).param("role", role).update();
    }
}
