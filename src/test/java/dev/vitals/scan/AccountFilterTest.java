package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountFilterTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");

    private final List<AccountLine> lines = List.of(
            line("111111111111", "Billing", true, MONDAY, ScanState.COMPLETE, 0),
            line("222222222222", "Imaging", true, MONDAY.minusSeconds(60), ScanState.COMPLETE, 3),
            line("333333333333", "Lab", false, MONDAY, ScanState.FAILED, 0),
            line("444444444444", "New", false, null, null, 0),
            line("555555555555", "Portal", false, MONDAY, ScanState.RUNNING, 0));

    @Test
    void nothingAskedIsEveryAccountByName() {
        assertThat(names("", "", "", "")).containsExactly("Billing", "Imaging", "Lab", "New", "Portal");
    }

    @Test
    void wordsAreLookedForInNameAndId() {
        assertThat(names("iMAg", "", "", "")).containsExactly("Imaging");
        assertThat(names("3333", "", "", "")).containsExactly("Lab");
    }

    @Test
    void wholeIsOnlyWhatKeptNothingFromUsAndDidNotFailSince() {
        assertThat(names("", "", "whole", "")).containsExactly("Billing", "Portal");
        assertThat(names("", "", "partly", "")).containsExactly("Imaging", "Lab");
        assertThat(names("", "", "never", "")).containsExactly("New");
    }

    @Test
    void theLongestUnreadComesFirstAndWhatWasNeverReadBeforeAll() {
        assertThat(names("", "", "", "read")).startsWith("New", "Imaging");
    }

    @Test
    void phiNarrowsBothWays() {
        assertThat(names("", "yes", "", "")).containsExactly("Billing", "Imaging");
        assertThat(names("", "no", "", "")).containsExactly("Lab", "New", "Portal");
    }

    private List<String> names(String text, String phi, String seen, String sort) {
        return new AccountFilter(text, "", phi, seen, sort)
                .of(lines).stream().map(line -> line.account().name()).toList();
    }

    private static AccountLine line(
            String id, String name, boolean phi, @Nullable Instant read, @Nullable ScanState state, int unread) {
        var account = new Account(
                id,
                name,
                "aws",
                AccountConnection.ambient("us-east-1"),
                List.of(),
                phi,
                null,
                false,
                MONDAY,
                List.of());
        return new AccountLine(account, read, state == null ? null : scan(id, name, state), unread);
    }

    private static Scan scan(String id, String name, ScanState state) {
        return new Scan(
                UUID.randomUUID(), id, name, state, "schedule", "", MONDAY, MONDAY, null, 0, 0, 0, "", false, null);
    }
}
