# Tells Vitals of changes in the accounts of an organization as they happen: a StackSet has each of them pass its events on
# to a bus here, and the bus to one queue that Vitals empties. Apply it once, in the account that administers StackSets for
# the organization and where Vitals has its reading role. Events only tell Vitals where to look.

terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "vitals_role" {
  description = "Name of the role by which Vitals reads this account"
  type        = string
  default     = "vitals-read"
}

variable "organization" {
  description = "Id of the organization (o-...), whose accounts may send"
  type        = string
}

variable "organizational_units" {
  description = "Id of the organization's root (r-...) for every account, or ids of organizational units (ou-...)"
  type        = list(string)
}

variable "regions" {
  description = "The regions that are watched; us-east-1 among them for IAM, CloudFront and Organizations"
  type        = list(string)
  default     = ["us-east-1"]
}

variable "call_as" {
  description = "DELEGATED_ADMIN where this is not the management account"
  type        = string
  default     = "SELF"
}

resource "aws_cloudwatch_event_bus" "live" {
  name = "vitals-live"
}

resource "aws_cloudwatch_event_bus_policy" "only_the_organization_sends" {
  event_bus_name = aws_cloudwatch_event_bus.live.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "organization"
      Effect    = "Allow"
      Principal = "*"
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.live.arn
      Condition = { StringEquals = { "aws:PrincipalOrgID" = var.organization } }
    }]
  })
}

resource "aws_sqs_queue" "unread" {
  name                      = "vitals-live-organization-unread"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "live" {
  name = "vitals-live-organization"
  # A scan reads what was missed for longer.
  message_retention_seconds  = 86400
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.unread.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue_policy" "only_eventbridge_sends" {
  queue_url = aws_sqs_queue.live.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "EventBridge"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.live.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [aws_cloudwatch_event_rule.arrived.arn] } }
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.live.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "arrived" {
  name           = "vitals-live-arrived"
  event_bus_name = aws_cloudwatch_event_bus.live.name
  description    = "What the accounts pass on"
  event_pattern = jsonencode({
    "detail-type" = ["AWS API Call via CloudTrail", "Config Configuration Item Change"]
  })
}

resource "aws_cloudwatch_event_target" "arrived" {
  rule           = aws_cloudwatch_event_rule.arrived.name
  event_bus_name = aws_cloudwatch_event_bus.live.name
  target_id      = "vitals"
  arn            = aws_sqs_queue.live.arn
}

resource "aws_iam_role_policy" "vitals_listens" {
  name = "vitals-live-organization"
  role = var.vitals_role
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
      Resource = aws_sqs_queue.live.arn
    }]
  })
}

resource "aws_cloudformation_stack_set" "members" {
  name             = "vitals-live"
  description      = "Has each account pass on what changes"
  permission_model = "SERVICE_MANAGED"
  call_as          = var.call_as
  capabilities     = ["CAPABILITY_IAM"]
  parameters       = { Bus = aws_cloudwatch_event_bus.live.arn }
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
    AWSTemplateFormatVersion: '2010-09-09'
    Description: >-
      Passes on to Vitals that something has changed: management events that change something, and Config's changes, go to
      the bus of the account that listens for the organization.
    Parameters:
      Bus:
        Type: String
        Description: ARN of the bus that vitals-live-organization makes
    Resources:
      Passes:
        Type: AWS::IAM::Role
        Properties:
          Description: By it EventBridge passes events on to the bus that Vitals listens to, and does nothing else
          AssumeRolePolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Principal: {Service: events.amazonaws.com}
                Action: sts:AssumeRole
                Condition:
                  StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}
          Policies:
            - PolicyName: passes
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Action: events:PutEvents
                    Resource: !Ref Bus
      Calls:
        Type: AWS::Events::Rule
        Properties:
          Name: vitals-live-calls
          Description: Management events that changed something
          EventPattern:
            detail-type: [AWS API Call via CloudTrail]
            detail:
              readOnly: [false]
              errorCode: [{exists: false}]
          Targets: [{Id: vitals, Arn: !Ref Bus, RoleArn: !GetAtt Passes.Arn}]
      Changes:
        Type: AWS::Events::Rule
        Properties:
          Name: vitals-live-changes
          Description: What Config saw change
          EventPattern:
            source: [aws.config]
            detail-type: [Config Configuration Item Change]
          Targets: [{Id: vitals, Arn: !Ref Bus, RoleArn: !GetAtt Passes.Arn}]
  EOT
}

resource "aws_cloudformation_stack_set_instance" "members" {
  for_each       = toset(var.regions)
  stack_set_name = aws_cloudformation_stack_set.members.name
  call_as        = var.call_as
  region         = each.value
  deployment_targets {
    organizational_unit_ids = var.organizational_units
  }
  operation_preferences {
    failure_tolerance_percentage = 100
    max_concurrent_percentage    = 100
  }
}

output "queue_url" {
  description = "Give this address to Vitals under Live changes"
  value       = aws_sqs_queue.live.id
}
