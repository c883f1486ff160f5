package dev.vitals.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ExactHitsTest {

    private static final String OURS = "111122223333";
    private static final String THEIRS = "444455556666";
    private static final AsOf TODAY =
            new AsOf(LocalDate.parse("2026-11-24"), Instant.parse("2026-11-24T09:00:00Z"), true);

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient sql = JdbcClient.create(oneConnection());
    private final ExactHits exact = new ExactHits(sql);

    @BeforeEach
    void aBucketInEachOfTwoAccounts() {
        for (String account : List.of(OURS, THEIRS)) {
            database.account(account);
            database.sql()
                    .sql(
                            "insert into resource (account_id, region, type, resource_id, arn, name, tags, hash, valid_from,"
                                    + " first_seen) values (:account, 'us-east-1', 'AWS::S3::Bucket', 'patients',"
                                    + " 'arn:aws:s3:::patients-' || :account, 'patients', '{\"owner\": \"Ada\"}', '\\x01',"
                                    + " '2026-11-01Z', '2026-11-01Z')")
                    .param("account", account)
                    .update();
        }
    }

    @Test
    void findsWhatIsCalledJustSo() {
        assertThat(exact.of("arn:aws:s3:::patients-" + OURS, TODAY))
                .singleElement()
                .satisfies(hit -> assertThat(hit.detail()).contains("us-east-1"));
        assertThat(exact.of("patients", TODAY)).hasSize(2);
        assertThat(exact.of("patient", TODAY)).isEmpty();
    }

    @Test
    void findsNothingInAccountsThatAreNotToBeSeen() {
        sql.sql("select set_config('vitals.accounts', ?, false)")
                .param(OURS)
                .query(String.class)
                .single();
        assertThat(exact.of("patients", TODAY)).hasSize(1);
        assertThat(sql.sql("select count(*) from search_text").query(Long.class).single())
                .as("words of its own accounts alone")
                .isEqualTo(1);
    }

    private SingleConnectionDataSource oneConnection() {
        try {
            return database.oneSessionAsTheApplication();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void findsNothingThatWasNotThereYet() {
        var before = new AsOf(LocalDate.parse("2026-10-01"), Instant.parse("2026-10-02T00:00:00Z"), false);
        assertThat(exact.of("patients", before)).isEmpty();
    }

    @Test
    void followsAResourceToItsNewName() {
        database.sql().sql("update resource set name = 'archive'").update();
        assertThat(exact.of("archive", TODAY)).hasSize(2);
        assertThat(sql.sql("select count(*) from found_resource('%ada%')")
                        .query(Long.class)
                        .single())
                .as("by a tag")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "___", "'; drop table resource; --", "\\\\\\", "<script>alert(1)</script>", "((("})
    void takesWhateverIsTypedForWords(String typed) {
        assertThat(exact.of(Found.words(typed), TODAY)).isEmpty();
    }

    @Test
    void searchesForOneLineThatIsNotEndless() {
        assertThat(Found.words(" a\u0000b\n c ")).isEqualTo("a b c");
        assertThat(Found.words("x".repeat(5_000))).hasSize(Found.MOST);
    }
}
