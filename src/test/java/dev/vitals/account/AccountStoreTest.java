package dev.vitals.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountStoreTest {

    private static final Instant CREATED = Instant.parse("2026-11-01T08:00:00Z");

    private final TestDatabase database = TestDatabase.empty();
    private final AccountStore store = new AccountStore(database.sql(), database.transactions());

    @Test
    void givesBackWhatItKeeps() {
        var account = account(Duration.ofHours(6), "Patient care", "Everything in, or near, the clinic");
        store.keep(account);

        assertThat(store.find(account.id())).contains(account);
        assertThat(store.all()).containsExactly(account);
    }

    @Test
    void leavesAGroupThatIsNoLongerNamed() {
        store.keep(account(null, "Patient care", "Research"));
        store.keep(account(null, "Research"));

        assertThat(store.all().getFirst().groups()).containsExactly("Research");
        assertThat(database.count("account_group")).isEqualTo(2);
    }

    private static Account account(Duration every, String... groups) {
        var role = AccountConnection.role("arn:aws:iam::111122223333:role/vitals-read", "d6f2", "eu-central-1");
        return new Account(
                "111122223333",
                "Production",
                "aws",
                role,
                List.of("eu-central-1", "eu-west-1"),
                true,
                every,
                false,
                CREATED,
                java.util.stream.Stream.of(groups).sorted().toList());
    }
}
