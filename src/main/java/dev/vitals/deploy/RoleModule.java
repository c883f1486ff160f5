package dev.vitals.deploy;

import dev.vitals.aws.Operation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The read role as a Terraform module of one file: of one account, or of an organization. */
final class RoleModule {

    private RoleModule() {}

    static String ofAccount(GivenTo whom) {
        return "# The role by which Vitals reads one account. It may look and not touch.\n\n" + head(whom) + ROLE
                + policies() + OUTPUT;
    }

    static String ofOrganization(GivenTo whom) {
        return """
                # The roles by which Vitals reads the accounts of an organization. Apply it in the management account, or in
                # the account that administers StackSets for it.

                """ + head(whom)
                + VARIABLES
                + ROLE
                + policies()
                + inline()
                + MEMBERS
                + RoleStack.text(GivenTo.NOBODY).indent(4)
                + "  EOT\n}\n"
                + OUTPUT;
    }

    private static String head(GivenTo whom) {
        return """
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
                %s}

                variable "external_id" {
                  description = "Vitals shows it under Add an account; it keeps others from reading this account through Vitals"
                  type        = string
                %s}

                variable "role_name" {
                  description = "Name of the role"
                  type        = string
                  default     = "%s"
                }

                """.formatted(byDefault(whom.principal()), byDefault(whom.externalId()), ReadRole.NAME);
    }

    private static String policies() {
        var parts = ReadRole.policies();
        return IntStream.range(0, parts.size())
                .mapToObj(at -> policy(at + 1, parts.get(at)))
                .collect(Collectors.joining());
    }

    private static String policy(int number, List<String> actions) {
        return """
                resource "aws_iam_policy" "vitals_read_%1$d" {
                  name_prefix = "vitals-read-%1$d-"
                  description = "What Vitals reads, part %1$d"
                  policy = jsonencode({
                    Version = "2012-10-17"
                    Statement = [{
                      Sid      = "VitalsRead"
                      Effect   = "Allow"
                      Resource = "*"
                      Action = [
                %2$s      ]
                    }]
                  })
                }

                resource "aws_iam_role_policy_attachment" "vitals_read_%1$d" {
                  role       = aws_iam_role.vitals_read.name
                  policy_arn = aws_iam_policy.vitals_read_%1$d.arn
                }

                """.formatted(number, listed(actions));
    }

    private static String inline() {
        return """
                resource "aws_iam_role_policy" "organization" {
                  name = "organization"
                  role = aws_iam_role.vitals_read.id
                  policy = jsonencode({
                    Version = "2012-10-17"
                    Statement = [{
                      Sid      = "VitalsFindsAccounts"
                      Effect   = "Allow"
                      Resource = "*"
                      Action = [
                %s      ]
                    }]
                  })
                }

                """.formatted(listed(
                ReadRole.OF_ORGANIZATION.stream().map(Operation::action).toList()));
    }

    private static String listed(List<String> actions) {
        return actions.stream()
                .map(action -> "        \"%s\",\n".formatted(action))
                .collect(Collectors.joining());
    }

    private static String byDefault(String value) {
        return value.isEmpty() ? "" : "  default     = \"%s\"\n".formatted(value);
    }

    private static final String ROLE = """
            resource "aws_iam_role" "vitals_read" {
              name                 = var.role_name
              description          = "Vitals reads this account by it"
              max_session_duration = 3600
              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Principal = { AWS = var.vitals_principal }
                  Action    = "sts:AssumeRole"
                  Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
                }]
              })
            }

            """;

    private static final String OUTPUT = """
            output "role_arn" {
              description = "Vitals assumes this role"
              value       = aws_iam_role.vitals_read.arn
            }
            """;

    private static final String VARIABLES = """
            variable "organizational_units" {
              description = "Id of the organization's root (r-...) for every account, or ids of organizational units (ou-...)"
              type        = list(string)
            }

            variable "call_as" {
              description = "DELEGATED_ADMIN where this is not the management account"
              type        = string
              default     = "SELF"
            }

            data "aws_caller_identity" "here" {}

            """;

    private static final String MEMBERS = """
            # A StackSet leaves the management account out by itself, an account that administers it not.
            resource "aws_cloudformation_stack_set_instance" "members" {
              stack_set_name = aws_cloudformation_stack_set.members.name
              call_as        = var.call_as
              deployment_targets {
                organizational_unit_ids = var.organizational_units
                account_filter_type     = var.call_as == "SELF" ? null : "DIFFERENCE"
                accounts                = var.call_as == "SELF" ? null : [data.aws_caller_identity.here.account_id]
              }
              operation_preferences {
                failure_tolerance_percentage = 100
                max_concurrent_percentage    = 100
              }
            }

            resource "aws_cloudformation_stack_set" "members" {
              name             = "vitals-read"
              description      = "The role by which Vitals reads each account"
              permission_model = "SERVICE_MANAGED"
              call_as          = var.call_as
              capabilities     = ["CAPABILITY_NAMED_IAM"]
              parameters = {
                VitalsPrincipal = var.vitals_principal
                ExternalId      = var.external_id
                RoleName        = var.role_name
              }
              auto_deployment {
                enabled                          = true
                retain_stacks_on_account_removal = false
              }
              managed_execution {
                active = true
              }
              lifecycle {
                ignore_changes = [administration_role_arn]
              }
              template_body = <<-EOT
            """;
}
