package dev.vitals.rule.iam;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.collect.iam.RoleSession;
import dev.vitals.collect.organization.Membership;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Iam;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;

class TrustRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final TrustRules rules = new TrustRules();

    @Test
    void findsStrangersInATrustPolicy() {
        verdict(rules.trust(role("'AWS':'*'", ""), member(), SETTINGS)).failsSaying("Role r trusts everyone");
        verdict(rules.trust(role("'AWS':'arn:aws:iam::444455556666:root'", ""), member(), SETTINGS))
                .failsSaying("444455556666:root without an external id");
        verdict(rules.trust(
                        role("'AWS':'arn:aws:iam::444455556666:root'", "'StringEquals':{'sts:ExternalId':'x1'}"),
                        member(),
                        SETTINGS))
                .passes();
        verdict(rules.trust(role("'AWS':'arn:aws:iam::111122223333:root'", ""), member(), SETTINGS))
                .passes();
        verdict(rules.trust(role("'AWS':'arn:aws:iam::999900001111:root'", ""), member(), SETTINGS))
                .passes();
        verdict(rules.trust(role("'Service':'ec2.amazonaws.com'", ""), denied(), SETTINGS))
                .passes();
        assertThatThrownBy(() -> rules.trust(role("'AWS':'arn:aws:iam::444455556666:root'", ""), denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsASubjectFromSharedIssuersOfTokens() {
        var github = "'Federated':'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'";
        verdict(rules.trust(
                        role(github, "'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com'}"),
                        member(),
                        SETTINGS))
                .failsSaying("every customer of token.actions.githubusercontent.com");
        verdict(rules.trust(
                        role(github, "'StringLike':{'token.actions.githubusercontent.com:sub':'repo:clinic/portal:*'}"),
                        member(),
                        SETTINGS))
                .passes();
    }

    @Test
    void measuresSessionsOfPeopleOnly() {
        var people = role("'Federated':'arn:aws:iam::111122223333:saml-provider/idp'", "");
        verdict(rules.session(people, holding(lasting(Reading.known(43200))), SETTINGS))
                .fails("Role r lets sessions last 12 hours");
        verdict(rules.session(people, holding(lasting(Reading.known(14400))), SETTINGS))
                .passes();
        verdict(rules.session(role("'Service':'ec2.amazonaws.com'", ""), denied(), SETTINGS))
                .isNotApplicable();
        assertThatThrownBy(() ->
                        rules.session(people, holding(lasting(Reading.unreadable(Cause.DENIED, ""))), SETTINGS))
                .isInstanceOf(UnreadableException.class);
        verdict(rules.permissionSet(
                        lasting(PermissionSet.builder().name("Admin").sessionDuration("PT8H")), SETTINGS))
                .fails("Permission set Admin lets sessions last 8 hours");
        verdict(rules.permissionSet(lasting(PermissionSet.builder().sessionDuration("PT4H")), SETTINGS))
                .passes();
    }

    private static PermissionSetDetail lasting(PermissionSet.Builder set) {
        return new PermissionSetDetail(
                set.permissionSetArn("a").build(),
                Reading.known(List.of()),
                Reading.known(List.of()),
                Reading.known(List.of()),
                Reading.absent());
    }

    private static RoleDetail role(String principal, String condition) {
        var policy = "{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{%s},'Condition':{%s}}]}"
                .formatted(principal, condition);
        return Iam.role("r").assumeRolePolicyDocument(policy.replace('\'', '"')).build();
    }

    private static Inventory member() {
        return holding(labelled(
                Place.GLOBAL,
                ACCOUNT,
                new Membership(ACCOUNT, Reading.known("ALL"), Reading.known("999900001111"), Reading.known(true))));
    }

    private static Resource<RoleSession> lasting(Reading<Integer> seconds) {
        return labelled(Place.GLOBAL, "r", new RoleSession("r", seconds));
    }
}
