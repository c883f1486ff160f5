package dev.vitals.rule.iam;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.collect.iam.IamPasswordPolicy;
import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/** Passwords, memberships, single actions and what the credential report tells. */
class PasswordRulesTest {

    private static final AwsAccount ACCOUNT = new AwsAccount(Inventories.ACCOUNT);
    private static final Settings SETTINGS = Settings.defaults();

    private final PasswordRules passwords = new PasswordRules();
    private final MembershipRules members = new MembershipRules();
    private final BlockedActionRules actions = new BlockedActionRules();
    private final ReportedUseRules reported = new ReportedUseRules();

    @Test
    void demandsEveryKindOfCharacter() {
        var weak = policy(Reading.known(characters(false)));
        verdict(passwords.upperCase(ACCOUNT, weak))
                .fails("Account 111122223333 does not demand an upper case letter in passwords");
        verdict(passwords.lowerCase(ACCOUNT, weak))
                .fails("Account 111122223333 does not demand a lower case letter in passwords");
        verdict(passwords.digit(ACCOUNT, weak)).fails("Account 111122223333 does not demand a digit in passwords");
        verdict(passwords.symbol(ACCOUNT, weak)).fails("Account 111122223333 does not demand a symbol in passwords");
        var strong = policy(Reading.known(characters(true)));
        verdict(passwords.upperCase(ACCOUNT, strong)).passes();
        verdict(passwords.lowerCase(ACCOUNT, strong)).passes();
        verdict(passwords.digit(ACCOUNT, strong)).passes();
        verdict(passwords.symbol(ACCOUNT, strong)).passes();
    }

    @Test
    void takesNoPolicyForAWeakOneAndARefusedOneForNone() {
        var none = policy(Reading.absent());
        verdict(passwords.symbol(ACCOUNT, none)).fails("Account 111122223333 does not demand a symbol in passwords");
        verdict(passwords.reuse(ACCOUNT, none, SETTINGS)).fails("Account 111122223333 refuses 0 former passwords");
        verdict(passwords.expiry(ACCOUNT, none, SETTINGS)).fails("Passwords of account 111122223333 never expire");
        assertThatThrownBy(() -> passwords.symbol(ACCOUNT, Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void comparesWithTheLimits() {
        var near = policy(Reading.known(PasswordPolicy.builder()
                .passwordReusePrevention(23)
                .maxPasswordAge(91)
                .build()));
        verdict(passwords.reuse(ACCOUNT, near, SETTINGS)).fails("Account 111122223333 refuses 23 former passwords");
        verdict(passwords.expiry(ACCOUNT, near, SETTINGS))
                .fails("Passwords of account 111122223333 expire after 91 days");
        var good = policy(Reading.known(PasswordPolicy.builder()
                .passwordReusePrevention(24)
                .maxPasswordAge(90)
                .build()));
        verdict(passwords.reuse(ACCOUNT, good, SETTINGS)).passes();
        verdict(passwords.expiry(ACCOUNT, good, SETTINGS)).passes();
    }

    @Test
    void findsPermissionsThatStandOutsideGroups() {
        verdict(members.nothingDirect(Iam.user("ann")
                        .attachedManagedPolicies(Iam.attached("arn:x/Reader").toBuilder()
                                .policyName("Reader")
                                .build())
                        .build()))
                .fails("User ann holds Reader directly");
        verdict(members.nothingDirect(Iam.user("ann").build())).passes();
        verdict(members.inGroup(Iam.user("ann").build())).fails("User ann is in no group");
        verdict(members.inGroup(Iam.user("ann").groupList("nurses").build())).passes();
    }

    @Test
    void callsAGroupEmptyOnlyWhenAllUsersAreKnown() {
        var nurses = GroupDetail.builder().groupName("nurses").build();
        verdict(members.hasMember(nurses, Inventories.empty())).fails("Group nurses has no users");
        verdict(members.hasMember(
                        nurses,
                        Iam.with(
                                Inventories.denied(),
                                IamKinds.USER,
                                Iam.user("ann").groupList("nurses").build())))
                .passes();
        assertThatThrownBy(() -> members.hasMember(nurses, Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void sparesTheRolesThatAwsKeeps() {
        var policy = new InlinePolicy("role", "AWSServiceRoleForBackup", "own", Iam.READER);
        var role = Iam.role("AWSServiceRoleForBackup")
                .path("/aws-service-role/backup.amazonaws.com/")
                .build();
        verdict(members.noInline(policy, Iam.with(Inventories.empty(), IamKinds.ROLE, role)))
                .isNotApplicable();
        verdict(members.noInline(new InlinePolicy("role", "app", "own", Iam.READER), Inventories.empty()))
                .fails("The role app has the inline policy own");
    }

    @Test
    void findsDecryptionWithEveryKeyUnlessItIsTakenBack() {
        var open = "{'Effect':'Allow','Action':'kms:*','Resource':'*'}";
        var denied = open + ",{'Effect':'Deny','Action':['kms:Decrypt','kms:ReEncrypt*'],'Resource':'*'}";
        verdict(kms(open)).failsSaying("allows kms:Decrypt on everything");
        verdict(kms(denied)).passes();
        verdict(kms("{'Effect':'Allow','Action':'kms:Decrypt','Resource':'arn:aws:kms:us-east-1:111122223333:key/1'}"))
                .passes();
        verdict(kms("{'Effect':'Allow','Action':'kms:Decrypt','Resource':'arn:aws:kms:*:111122223333:key/*'}"))
                .failsSaying("kms:Decrypt");
        verdict(kms("{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*','Condition':{'StringEquals':"
                        + "{'kms:ViaService':'s3.us-east-1.amazonaws.com'}}}"))
                .passes();
    }

    @Test
    void findsPurchasesAndSparesThePoliciesOfAws() {
        var buy = Iam.policy("{'Effect':'Allow','Action':'aws-marketplace:*','Resource':'*'}");
        verdict(actions.marketplaceInManaged(Iam.managed(Iam.arn("policy/Buyer"), buy)))
                .failsSaying("Policy Buyer allows aws-marketplace:Subscribe");
        verdict(actions.marketplaceInManaged(Iam.managed("arn:aws:iam::aws:policy/Buyer", buy)))
                .isNotApplicable();
        verdict(actions.marketplaceInInline(new InlinePolicy("user", "ann", "own", buy)))
                .failsSaying("Inline policy own of user ann");
        verdict(actions.marketplaceInInline(new InlinePolicy("user", "ann", "own", Iam.READER)))
                .passes();
    }

    @Test
    void noticesRootAtWork() {
        verdict(reported.rootNotInUse(ACCOUNT, root(Iam.LATELY, false), SETTINGS))
                .fails("Root of 111122223333 was used on 2026-10-20");
        verdict(reported.rootNotInUse(ACCOUNT, root(Iam.LONG_AGO, false), SETTINGS))
                .passes();
        verdict(reported.rootNoCertificates(ACCOUNT, root(Iam.LONG_AGO, true)))
                .fails("Root of 111122223333 has 1 active signing certificates");
        verdict(reported.rootNoCertificates(ACCOUNT, root(Iam.LONG_AGO, false))).passes();
    }

    @Test
    void wantsMfaOfUsersWithKeysOnlyToo() {
        verdict(mfa(false, false, true)).fails("User ann has no MFA");
        verdict(mfa(true, false, false)).fails("User ann has no MFA");
        verdict(mfa(true, true, true)).passes();
        verdict(mfa(false, false, false)).isNotApplicable();
    }

    private dev.vitals.rule.Verdict kms(String statements) {
        return actions.kmsInManaged(Iam.managed(Iam.arn("policy/Reader"), Iam.policy(statements)), Inventories.empty());
    }

    private dev.vitals.rule.Verdict mfa(boolean password, boolean mfa, boolean key) {
        var ann = new CredentialReportUser(
                "ann",
                Iam.arn("user/ann"),
                Reading.known(password),
                Reading.absent(),
                Reading.absent(),
                Reading.known(mfa),
                List.of(new CredentialReportUser.Key(Reading.known(key), Reading.absent(), Reading.absent())),
                List.of());
        return reported.userMfa(Iam.user("ann").build(), Iam.reporting(ann));
    }

    private static Inventory root(Instant used, boolean certificate) {
        return Iam.reporting(new CredentialReportUser(
                CredentialReportUser.ROOT,
                Iam.arn("root"),
                Reading.known(true),
                Reading.known(used),
                Reading.absent(),
                Reading.known(true),
                List.of(),
                List.of(Reading.known(certificate), Reading.known(false))));
    }

    private static PasswordPolicy characters(boolean demanded) {
        return PasswordPolicy.builder()
                .requireUppercaseCharacters(demanded)
                .requireLowercaseCharacters(demanded)
                .requireNumbers(demanded)
                .requireSymbols(demanded)
                .build();
    }

    private static Inventory policy(Reading<PasswordPolicy> policy) {
        return Iam.with(
                Inventories.empty(), IamKinds.PASSWORD_POLICY, new IamPasswordPolicy(Inventories.ACCOUNT, policy));
    }
}
