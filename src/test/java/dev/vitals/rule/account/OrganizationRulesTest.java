package dev.vitals.rule.account;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.organization.Membership;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;

class OrganizationRulesTest {

    private final OrganizationRules rules = new OrganizationRules();

    @Test
    void readsMembershipAndContact() {
        verdict(rules.member(of(Reading.known("ALL"), Reading.absent()))).passes();
        verdict(rules.member(of(Reading.absent(), Reading.absent())))
                .fails("Account 111122223333 belongs to no organization");
        verdict(rules.member(of(Reading.known("CONSOLIDATED_BILLING"), Reading.absent())))
                .fails("The organization of account 111122223333 shares bills only");
        verdict(rules.contact(of(Reading.absent(), Reading.known(true)))).passes();
        verdict(rules.contact(of(Reading.absent(), Reading.absent())))
                .fails("Account 111122223333 has no security contact");
        assertThatThrownBy(() -> rules.contact(of(Reading.absent(), Reading.unreadable(Cause.DENIED, ""))))
                .isInstanceOf(UnreadableException.class);
    }

    private static Membership of(Reading<String> features, Reading<Boolean> contact) {
        return new Membership(ACCOUNT, features, Reading.absent(), contact);
    }
}
