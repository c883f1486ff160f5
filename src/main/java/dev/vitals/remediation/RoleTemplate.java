package dev.vitals.remediation;

import dev.vitals.aws.Operation;
import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.Fixes;
import java.util.List;
import java.util.stream.Collectors;

/** The role for fixes, made of what the fixes declare: it can do that and nothing else. */
public final class RoleTemplate {

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
    public static String cloudFormation() {
        return HEAD + Fixes.all().stream().map(RoleTemplate::statement).collect(Collectors.joining());
    }

    /** The same as a Terraform module of one file. */
    public static String terraform() {
        return MODULE_HEAD
                + Fixes.all().stream().map(RoleTemplate::moduleStatement).collect(Collectors.joining())
                + MODULE_END;
    }

    private static String moduleStatement(Fix fix) {
        var actions = fix.operations().stream()
                .map(Operation::action)
                .distinct()
                .sorted()
                .map(action -> "          \"%s\",\n".formatted(action))
                .collect(Collectors.joining());
        return """
                      # %s
                      {
                        Effect   = "Allow"
                        Resource = "*"
                        Action = [
                %s        ]
                      },
                """.formatted(fix.title(), actions);
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

    private static final String MODULE_HEAD = """
            # The role by which Vitals makes fixes that two people have agreed on, and for nothing else. Leave out the
            # statements of fixes that you do not want.

            terraform {
              required_version = ">= 1.3"
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= 5.0"
                }
              }
            }

            variable "vitals_principal" {
              description = "ARN of the role or user that Vitals runs as"
              type        = string
            }

            variable "external_id" {
              description = "Any value; give the same to Vitals"
              type        = string
            }

            resource "aws_iam_role" "vitals_fix" {
              name                 = "vitals-fix"
              max_session_duration = 3600
              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Principal = { AWS = var.vitals_principal }
                  Action    = ["sts:AssumeRole", "sts:TagSession"]
                  Condition = {
                    StringEquals = { "sts:ExternalId" = var.external_id }
                    StringLike   = { "aws:RequestTag/vitals-plan" = "*" }
                  }
                }]
              })
            }

            resource "aws_iam_role_policy" "fixes" {
              name = "fixes"
              role = aws_iam_role.vitals_fix.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
            """;

    private static final String MODULE_END = """
                ]
              })
            }

            output "role_arn" {
              description = "Give it to Vitals under Roles for fixes"
              value       = aws_iam_role.vitals_fix.arn
            }
            """;
}
