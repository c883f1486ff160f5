package dev.vitals.rule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    /** Single quotes for double ones, and the statements alone. */
    private static PolicyDocument policy(String statements) {
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements.replace('\'', '"') + "]}");
    }

    @Nested
    class Parsing {

        @Test
        void readsASingleStatementWithSingleTexts() {
            var document = PolicyDocument.parse(
                    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}");
            assertThat(document.statements()).hasSize(1);
            assertThat(document.statements().getFirst().actions().values()).containsExactly("s3:GetObject");
            assertThat(document.statements().getFirst().principals().isUnnamed())
                    .isTrue();
        }

        @Test
        void readsWhatIamPercentEncodes() {
            var text =
                    "{\"Statement\":[{\"Sid\":\"A+B\",\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"],\"Resource\":\"*\"}]}";
            var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(PolicyDocument.parse(encoded)).isEqualTo(PolicyDocument.parse(text));
            assertThat(PolicyDocument.parse(encoded).statements().getFirst().sid())
                    .isEqualTo("A+B");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  ",
                    "null",
                    "[]",
                    "{",
                    "{}",
                    "%7B%ZZ",
                    "{\"Statement\":[\"x\"]}",
                    "{\"Statement\":[{\"Effect\":\"allow?\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
                    "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":1}}]}",
                    "{\"Statement\":[]} trailing"
                })
        void isUnreadableWhenMalformed(String text) {
            assertThatThrownBy(() -> PolicyDocument.parse(text))
                    .isInstanceOfSatisfying(
                            UnreadableException.class,
                            thrown -> assertThat(thrown.why()).isEqualTo(Cause.MALFORMED));
        }

        @Test
        void isUnreadableWhenMissing() {
            assertThatThrownBy(() -> PolicyDocument.parse(null)).isInstanceOf(UnreadableException.class);
        }

        @Test
        void isUnreadableWhenNestedTooDeep() {
            assertThatThrownBy(
                            () -> PolicyDocument.parse("{\"Statement\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @Nested
    class Everyone {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'Principal':'*'",
                    "'Principal':{'AWS':'*'}",
                    "'Principal':{'AWS':['arn:aws:iam::111122223333:root','*']}",
                    "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:root'}",
                    "'Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
                    "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
                    "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':['10.0.0.0/8','::/0']}}",
                    "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':['0.0.0.0/1','128.0.0.0/1']}}",
                    "'Principal':'*','Condition':{'StringLike':{'aws:PrincipalOrgID':'o-*'}}",
                    "'Principal':'*','Condition':{'StringEqualsIfExists':{'aws:SourceAccount':'111122223333'}}",
                    "'Principal':'*','Condition':{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-1'}}",
                    "'Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:*'}}",
                    "'Principal':'*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}",
                    "'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':'${aws:PrincipalAccount}'}}"
                })
        void isLetInBy(String principal) {
            var document = policy("{'Effect':'Allow'," + principal + ",'Action':'s3:GetObject','Resource':'*'}");
            assertThat(document.allowsEveryone()).isTrue();
            assertThat(document.allowsEveryone("S3:getobject")).isPresent();
            assertThat(document.allowsEveryone("s3:*")).isPresent();
            assertThat(document.allowsEveryone("s3:PutObject")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'Principal':{'AWS':'arn:aws:iam::111122223333:root'}",
                    "'Principal':{'Service':'cloudtrail.amazonaws.com'}",
                    "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-abc'}}",
                    "'Principal':'*','Condition':{'StringEquals':{'AWS:SourceOwner':'111122223333'}}",
                    "'Principal':'*','Condition':{'StringEquals':{'aws:SourceVpce':['vpce-1','vpce-2']}}",
                    "'Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}}",
                    "'Principal':'*','Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::bucket'}}",
                    "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
                    "'Principal':'*','Condition':{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a/r-b/*'}}",
                    "'Principal':'*','Condition':{'StringEquals':{'kms:CallerAccount':'111122223333'}}"
                })
        void isNotLetInBy(String principal) {
            var document = policy("{'Effect':'Allow'," + principal + ",'Action':'s3:GetObject','Resource':'*'}");
            assertThat(document.allowsEveryone()).isFalse();
        }

        @Test
        void isNotLetInWhereADenyTakesItBack() {
            assertThat(policy("{'Effect':'Allow','Principal':'*','Action':'s3:Get*','Resource':'arn:aws:s3:::b/*'},"
                                    + "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',"
                                    + "'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}")
                            .allowsEveryone())
                    .isFalse();
        }

        @Test
        void isLetInWhereTheDenyIsAboutSomethingElse() {
            assertThat(policy("{'Effect':'Allow','Principal':'*','Action':'s3:Get*','Resource':'arn:aws:s3:::b/*'},"
                                    + "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',"
                                    + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}")
                            .allowsEveryone())
                    .isTrue();
            assertThat(policy("{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'},"
                                    + "{'Effect':'Deny','Principal':'*','Action':'s3:Put*','Resource':'*'}")
                            .allowsEveryone())
                    .isTrue();
        }
    }

    @Nested
    class InsecureTransport {

        private static final String OBJECTS = "arn:aws:s3:::b/*";

        private boolean denied(String statement) {
            return policy(statement).deniesInsecureTransport("s3:*", OBJECTS);
        }

        @Test
        void isDeniedByTheUsualStatement() {
            assertThat(denied("{'Effect':'Deny','Principal':{'AWS':'*'},'Action':'S3:*','Resource':['arn:aws:s3:::b',"
                            + "'arn:aws:s3:::b/*'],'Condition':{'Bool':{'aws:SecureTransport':'false'}}}"))
                    .isTrue();
        }

        @Test
        void isNotDeniedForSomePrincipalsActionsOrResources() {
            var when = ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}}";
            assertThat(denied("{'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'*','Resource':'*'" + when))
                    .isFalse();
            assertThat(denied("{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'*'" + when))
                    .isFalse();
            assertThat(denied("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'arn:aws:s3:::b/public/*'"
                            + when))
                    .isFalse();
            assertThat(denied("{'Effect':'Deny','Principal':'*','NotAction':'s3:GetObject','Resource':'*'" + when))
                    .isFalse();
        }

        @Test
        void isNotDeniedWhenTheTestIsTheOtherWayOrOneOfTwo() {
            assertThat(denied("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*',"
                            + "'Condition':{'Bool':{'aws:SecureTransport':'true'}}}"))
                    .isFalse();
            assertThat(denied("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*','Condition':{"
                            + "'Bool':{'aws:SecureTransport':'false'},'StringEquals':{'aws:SourceVpc':'vpc-1'}}}"))
                    .isFalse();
        }
    }

    @Nested
    class FullAdministration {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'Effect':'Allow','Action':'*','Resource':'*'}",
                    "{'Effect':'Allow','Action':['s3:Get*','*:*'],'Resource':['arn:aws:s3:::b','*']}",
                    "{'Effect':'Allow','NotAction':'s3:DeleteBucket','Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::b'}",
                    "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:iam::111122223333:role/boss'}",
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'s3:*','Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*',"
                            + "'Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}}"
                })
        void isGrantedBy(String statements) {
            assertThat(policy(statements).grantsAll()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'Effect':'Allow','Action':'s3:*','Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::b/*'}",
                    "{'Effect':'Allow','NotAction':['iam:*','organizations:*','account:*'],'Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:iam::111122223333:*'}",
                    "{'Effect':'Deny','Action':'*','Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/env':'dev'}}}",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':['IAM:*'],'Resource':'*'}",
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','NotAction':'s3:*','Resource':'*'}"
                })
        void isNotGrantedBy(String statements) {
            assertThat(policy(statements).grantsAll()).isFalse();
        }
    }

    @Test
    void namesWholeServicesThatAreAllowed() {
        var document = policy("{'Effect':'Allow','Action':['s3:*','ec2:Describe*','KMS:*'],'Resource':'*'},"
                + "{'Effect':'Deny','Action':'iam:*','Resource':'*'}");
        assertThat(document.wholeServices()).containsExactly("KMS:*", "s3:*");
    }

    @Test
    void questionMarkStandsForOneCharacter() {
        var actions = new Patterns(false, java.util.List.of("s3:Get?bject"), true);
        assertThat(actions.covers("s3:getobject")).isTrue();
        assertThat(actions.covers("s3:get*bject")).isFalse();
        assertThat(actions.touches("s3:Get*")).isTrue();
        assertThat(actions.touches("s3:Put*")).isFalse();
    }
}
