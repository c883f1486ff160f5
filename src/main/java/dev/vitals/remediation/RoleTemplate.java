package dev.vitals.remediation;

import dev.vitals.aws.Operation;
import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.Fixes;
import java.util.List;
import java.util.stream.Collectors;

/** The role for fixes, made of what the fixes declare: it can do that and nothing else. */
final class RoleTemplate {

    private RoleTemplate() {}

    /** Every IAM action that some fix calls. */
    static List<String> actions() {
        return Fixes.all().stream()
                .flatMap(fix -> fix.operations().stream())
                .map(Operation::action)
                .distinct()
                .sorted()
                .toList();
    }

    /** A CloudFormation template with a statement for each fix, so that who does not want one can leave it out. */
    static String cloudFormation() {
        return HEAD + Fixes.all().stream().map(RoleTemplate::statement).collect(Collectors.joining());
    }

    private static String statement(Fix fix) {
        var actions = fix.operations().stream()
                .map(Operation::action)
                .distinct()
                .sorted()
                .map(action -> "                  - %s\n".formatted(action))
                .collect(Collectors.joining());
        return """
                              # %s
                              - Effect: Allow
                                Resource: '*'
                                Action:
                %s""".formatted(fix.title(), actions);
    }

    private static final String HEAD = """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: >-
              The role by which Vitals makes fixes that two people have agreed on, and for nothing else. Leave out the
              statements of fixes that you do not want.
            Parameters:
              VitalsPrincipal:
                Type: String
                Description: ARN of the role or user that Vitals runs as
              ExternalId:
                Type: String
                Description: Any value; give the same to Vitals
            Resources:
              VitalsFix:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: vitals-fix
                  MaxSessionDuration: 3600
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: !Ref VitalsPrincipal
                        Action:
                          - sts:AssumeRole
                          - sts:TagSession
                        Condition:
                          StringEquals:
                            sts:ExternalId: !Ref ExternalId
                          StringLike:
                            aws:RequestTag/vitals-plan: '*'
                  Policies:
                    - PolicyName: fixes
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
            """;
}
