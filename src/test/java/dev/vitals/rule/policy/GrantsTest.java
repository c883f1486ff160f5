package dev.vitals.rule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {

    private static final Circumstances ALICE = new Circumstances(
            Map.of("aws:username", List.of("alice"), "aws:principaltag/team", List.of("lab")), Set.of("aws:sourcevpc"));

    private static HeldPolicy held(String name, String statements) {
        return new HeldPolicy(
                name, Reading.known(PolicyDocument.parse("{\"Statement\":[" + statements.replace('\'', '"') + "]}")));
    }

    private static HeldPolicy unreadable(String name) {
        return new HeldPolicy(name, Reading.unreadable(Cause.MALFORMED, "it is not JSON"));
    }

    private static Grants granted(HeldPolicy... policies) {
        return new Grants(List.of(policies), Optional.empty());
    }

    private static Decision decide(Grants grants, String action, String resource) {
        return grants.decide(new Question(action, resource, ALICE));
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "allowed";
            case Decision.Depends depends -> "depends";
            case Decision.Unreadable unknown -> "unreadable";
            case Decision.Denied denied -> denied.ground() == Decision.Ground.EXPLICIT ? "refused" : "denied";
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            case does not matter in actions       | 'Effect':'Allow','Action':'S3:getobject','Resource':'*'                          | s3:GetObject    | arn:aws:s3:::a/b  | allowed
            case matters in resources             | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::A/*'                   | s3:GetObject    | arn:aws:s3:::a/b  | denied
            wildcards in actions                  | 'Effect':'Allow','Action':'s3:Get*','Resource':'*'                               | s3:PutObject    | arn:aws:s3:::a/b  | denied
            one unknown character                 | 'Effect':'Allow','Action':'s3:GetObjec?','Resource':'*'                          | s3:GetObject    | arn:aws:s3:::a/b  | allowed
            everything but                        | 'Effect':'Allow','NotAction':'iam:*','Resource':'*'                              | s3:GetObject    | arn:aws:s3:::a/b  | allowed
            everything but this                   | 'Effect':'Allow','NotAction':'iam:*','Resource':'*'                              | iam:GetUser     | *                 | denied
            everywhere but                        | 'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::phi/*'              | s3:GetObject    | arn:aws:s3:::a/b  | allowed
            everywhere but here                   | 'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::phi/*'              | s3:GetObject    | arn:aws:s3:::phi/b| denied
            the caller's own folder               | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:username}/*'   | s3:GetObject    | arn:aws:s3:::h/alice/x | allowed
            somebody else's folder                | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:username}/*'   | s3:GetObject    | arn:aws:s3:::h/bob/x | denied
            a variable is never meant as written  | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:username}/*'   | s3:GetObject    | arn:aws:s3:::h/${aws:username}/x | denied
            a variable that only the call tells   | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:userid}/*'     | s3:GetObject    | arn:aws:s3:::h/bob/x | depends
            a variable the call does not carry    | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:SourceVpc}/*'  | s3:GetObject    | arn:aws:s3:::h/bob/x | denied
            a variable with a default             | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${aws:SourceVpc, 'no'}/*' | s3:GetObject | arn:aws:s3:::h/no/x | allowed
            a star that is meant as written       | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::h/${*}'                | s3:GetObject    | arn:aws:s3:::h/x  | denied
            part of what is asked                 | 'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::a/*'                   | s3:GetObject    | *                 | depends
            part of the actions that are asked    | 'Effect':'Allow','Action':'s3:Get*','Resource':'*'                               | s3:*            | *                 | depends
            a condition that holds                | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':['x','lab']}} | s3:GetObject | * | allowed
            a condition that does not hold        | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'x'}} | s3:GetObject | * | denied
            a condition that only the call tells  | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}} | s3:GetObject | * | depends
            a condition nobody knows              | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'Sometimes':{'aws:username':'alice'}} | s3:GetObject | * | depends
            a key that must be missing            | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'Null':{'aws:SourceVpc':'true'}} | s3:GetObject | * | allowed
            a missing key differs from any value  | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-1'}} | s3:GetObject | * | allowed
            a missing key equals no value         | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringLike':{'aws:SourceVpc':'*'}} | s3:GetObject | * | denied
            a missing key, if it exists           | 'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'StringLikeIfExists':{'aws:SourceVpc':'vpc-1'}} | s3:GetObject | * | allowed
            a Deny outweighs                      | 'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'s3:Get*','Resource':'*' | s3:GetObject | * | refused
            a Deny of something else              | 'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'s3:Put*','Resource':'*' | s3:GetObject | * | allowed
            a Deny without MFA                    | 'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}} | s3:GetObject | * | depends
            a Deny whose condition does not hold  | 'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:username':'bob'}} | s3:GetObject | * | allowed
            a Deny of everything but              | 'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','NotAction':'s3:*','Resource':'*' | ec2:RunInstances | * | refused
            certain beside conditional            | 'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}},{'Effect':'Allow','Action':'s3:*','Resource':'*' | s3:GetObject | * | allowed
            nothing                               | 'Effect':'Deny','Action':'ec2:*','Resource':'*'                                  | s3:GetObject    | *                 | denied
            """)
    void answers(String why, String statement, String action, String resource, String expected) {
        assertThat(word(decide(
                        granted(held("policy p", "{" + statement.replace("'no'", "no") + "}")), action, resource)))
                .isEqualTo(expected);
    }

    @Test
    void namesTheStatementThatDecidesAndWhatItDependsOn() {
        var grants = granted(
                held("policy a of group ops", "{'Sid':'Wide','Effect':'Allow','Action':'s3:*','Resource':'*'}"),
                held(
                        "inline policy b",
                        "{'Effect':'Deny','Action':'s3:Delete*','Resource':'*',"
                                + "'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}}"));
        assertThat(decide(grants, "s3:GetObject", "*").sentence())
                .isEqualTo("Allowed by statement Wide of policy a of group ops.");
        assertThat(decide(grants, "s3:DeleteObject", "*").sentence())
                .isEqualTo(
                        "Allowed by statement Wide of policy a of group ops, depending on: not denied by Statement[0]"
                                + " of inline policy b (Bool aws:MultiFactorAuthPresent = false).");
    }

    @Test
    void allowsOnlyWhatTheBoundaryAllowsToo() {
        var all = held("policy all", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        var most = held(
                "permissions boundary most",
                "{'Effect':'Allow','Action':'s3:*','Resource':'*'},"
                        + "{'Effect':'Deny','Action':'s3:Delete*','Resource':'*'},"
                        + "{'Effect':'Allow','Action':'ec2:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}}");
        var bounded = new Grants(List.of(all), Optional.of(most));

        assertThat(word(decide(bounded, "s3:GetObject", "*"))).isEqualTo("allowed");
        assertThat(decide(bounded, "iam:GetUser", "*").sentence())
                .isEqualTo("The permissions boundary most does not allow it.");
        assertThat(word(decide(bounded, "s3:DeleteObject", "*"))).isEqualTo("refused");
        assertThat(word(decide(bounded, "ec2:RunInstances", "*"))).isEqualTo("depends");
        assertThat(word(decide(new Grants(List.of(), Optional.of(most)), "s3:GetObject", "*")))
                .as("a boundary grants nothing")
                .isEqualTo("denied");
    }

    @Test
    void isNeitherAllowedNorDeniedWhereAPolicyCouldNotBeRead() {
        var allow = held("policy p", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        var deny = held("policy q", "{'Effect':'Deny','Action':'s3:*','Resource':'*'}");

        assertThat(decide(granted(allow, unreadable("policy r")), "s3:GetObject", "*"))
                .isEqualTo(new Decision.Unreadable(Cause.MALFORMED, "policy r: it is not JSON"));
        assertThat(word(decide(granted(unreadable("policy r")), "s3:GetObject", "*")))
                .isEqualTo("unreadable");
        assertThat(word(decide(granted(deny, unreadable("policy r")), "s3:GetObject", "*")))
                .as("a Deny decides, whatever the other says")
                .isEqualTo("refused");
        assertThat(word(decide(new Grants(List.of(allow), Optional.of(unreadable("boundary"))), "s3:GetObject", "*")))
                .isEqualTo("unreadable");
        assertThat(word(decide(new Grants(List.of(), Optional.of(unreadable("boundary"))), "s3:GetObject", "*")))
                .as("nothing allows it, whatever the boundary says")
                .isEqualTo("denied");
        assertThatThrownBy(() -> granted(allow, unreadable("policy r")).administration())
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void starsInThePlaceOfASecretAreNotTakenForWildcards() {
        assertThatThrownBy(() -> PolicyDocument.parse(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"********\"}}"))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsTheTagsOfWhatIsCalledUpon() {
        var grants = granted(held(
                "policy p",
                "{'Effect':'Allow','Action':'ec2:*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*',"
                        + "'Condition':{'StringEquals':{'ec2:ResourceTag/Environment':'production'}}}"));
        var question = new Question("ec2:StopInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i-0");

        assertThat(word(grants.decide(question))).isEqualTo("depends");
        assertThat(word(grants.decide(
                        question.given(Circumstances.UNKNOWN.onResource(Map.of("Environment", "production"))))))
                .isEqualTo("refused");
        assertThat(word(grants.decide(question.given(Circumstances.UNKNOWN.onResource(Map.of("team", "lab"))))))
                .as("a tag that is not there equals nothing")
                .isEqualTo("allowed");
    }

    @Test
    void findsThatSomethingMayBeMadeSomewhere() {
        var narrow = granted(
                held(
                        "policy p",
                        "{'Effect':'Allow','Action':'lambda:CreateFunction','Resource':'arn:aws:lambda:us-east-1:*:function:dev-*'}"));
        var anywhere = new Question("lambda:CreateFunction", "arn:aws:lambda:*:111122223333:*");

        assertThat(narrow.decideSomewhere(anywhere, "111122223333").isAllowed()).isTrue();
        assertThat(narrow.decideSomewhere(new Question("lambda:InvokeFunction", anywhere.resource()), "111122223333")
                        .isPossible())
                .isFalse();
    }
}
