package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldListTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final String ACCOUNT = "111122223333";

    private final TestDatabase database = TestDatabase.empty();
    private final FieldList fields = new FieldList(database.sql());

    @Test
    void countsWhatIsThereAndNamesNoTypeWithout() {
        database.account(ACCOUNT);
        var ledger = new Ledger(database);
        ledger.scan(
                ACCOUNT,
                MONDAY,
                Entry.bucket("charts", Verdict.pass()),
                Entry.bucket("labs", Verdict.pass()),
                Entry.bucket("gone", Verdict.pass()));
        ledger.scan(
                ACCOUNT,
                MONDAY.plusSeconds(60),
                Entry.bucket("charts", Verdict.pass()),
                Entry.bucket("labs", Verdict.pass()));

        assertThat(fields.counts(List.of(Written.BUCKET, "AWS::SNS::Topic")))
                .containsOnly(Map.entry(Written.BUCKET, 2L));
    }

    @Test
    void countsNoFurtherThanAnyoneWouldRead() {
        database.account(ACCOUNT);
        database.sql()
                .sql("""
                        with kept as (insert into content values ('\\x00', '{}') returning hash)
                        insert into resource (account_id, region, type, resource_id, arn, name, hash, first_seen, valid_from)
                        select ?, 'us-east-1', ?, 'b-' || n, 'arn:' || n, '', kept.hash, now(), now()
                          from generate_series(1, ?) n, kept""")
                .params(ACCOUNT, Written.BUCKET, FieldList.MANY + 1)
                .update();

        assertThat(fields.counts(List.of(Written.BUCKET))).containsValue((long) FieldList.MANY);
    }
}
