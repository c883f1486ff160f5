package dev.vitals.deploy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The read role of one account as a CloudFormation template. */
final class RoleStack {

    private RoleStack() {}

    static String text(GivenTo whom) {
        return """
                AWSTemplateFormatVersion: '2010-09-09'
                Description: >-
                  The role by which Vitals reads this account. It may look and not touch: every action is one that a collector
                  of Vitals calls, and none has a wildcard.
                """ + parameters(whom) + "Resources:\n" + resources(List.of()) + OUTPUTS;
    }

    static final String OUTPUTS = """
            Outputs:
              RoleArn:
                Description: Vitals assumes this role
                Value: !GetAtt VitalsRead.Arn
            """;

    static String parameters(GivenTo whom) {
        return """
                Parameters:
                  VitalsPrincipal:
                    Type: String
                    Description: ARN of the role or user that Vitals runs as
                    AllowedPattern: 'arn:aws[a-z-]*:iam::[0-9]{12}:(root|role/.+|user/.+)'
                    ConstraintDescription: The ARN of a role or user, such as arn:aws:iam::123456789012:role/vitals
                %s  ExternalId:
                    Type: String
                    Description: Vitals shows it under Add an account; it keeps others from reading this account through Vitals
                    MinLength: 16
                %s  RoleName:
                    Type: String
                    Description: Name of the role
                    Default: %s
                """.formatted(byDefault(whom.principal()), byDefault(whom.externalId()), ReadRole.NAME);
    }

    /** The role and its policies, which are several because IAM bounds each. */
    static String resources(List<String> besides) {
        var parts = ReadRole.policies();
        return """
                  VitalsRead:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: !Ref RoleName
                      Description: Vitals reads this account by it
                      MaxSessionDuration: 3600
                      AssumeRolePolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - Effect: Allow
                            Principal:
                              AWS: !Ref VitalsPrincipal
                            Action: sts:AssumeRole
                            Condition:
                              StringEquals:
                                sts:ExternalId: !Ref ExternalId
                """
                + (besides.isEmpty() ? "" : inline(besides))
                + IntStream.range(0, parts.size())
                        .mapToObj(at -> policy(at + 1, parts.get(at)))
                        .collect(Collectors.joining());
    }

    private static String inline(List<String> actions) {
        return """
                      Policies:
                        - PolicyName: organization
                          PolicyDocument:
                            Version: '2012-10-17'
                            Statement:
                              - Sid: VitalsFindsAccounts
                                Effect: Allow
                                Resource: '*'
                                Action:
                """ + listed(actions, 18);
    }

    private static String policy(int number, List<String> actions) {
        return """
                  Policy%d:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      Description: What Vitals reads, part %d
                      Roles: [!Ref VitalsRead]
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - Sid: VitalsRead
                            Effect: Allow
                            Resource: '*'
                            Action:
                """.formatted(number, number) + listed(actions, 14);
    }

    private static String listed(List<String> actions, int indent) {
        return actions.stream()
                .map(action -> " ".repeat(indent) + "- " + action + "\n")
                .collect(Collectors.joining());
    }

    private static String byDefault(String value) {
        return value.isEmpty() ? "" : "    Default: '%s'\n".formatted(value);
    }
}
