# Tells Vitals of changes as they happen: EventBridge passes management events that change something, and Config's
# changes, to a queue that Vitals empties. Apply it in every region that is watched; the global services (IAM, CloudFront,
# Organizations) report in us-east-1. Events only tell Vitals where to look.

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

data "aws_region" "here" {}

resource "aws_sqs_queue" "unread" {
  name                      = "vitals-live-unread"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "live" {
  name = "vitals-live"
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
        Condition = {
          ArnEquals = { "aws:SourceArn" = [aws_cloudwatch_event_rule.calls.arn, aws_cloudwatch_event_rule.changes.arn] }
        }
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

resource "aws_cloudwatch_event_rule" "calls" {
  name        = "vitals-live-calls"
  description = "Management events that changed something"
  event_pattern = jsonencode({
    "detail-type" = ["AWS API Call via CloudTrail"]
    detail = {
      readOnly  = [false]
      errorCode = [{ exists = false }]
    }
  })
}

resource "aws_cloudwatch_event_rule" "changes" {
  name        = "vitals-live-changes"
  description = "What Config saw change"
  event_pattern = jsonencode({
    source        = ["aws.config"]
    "detail-type" = ["Config Configuration Item Change"]
  })
}

resource "aws_cloudwatch_event_target" "calls" {
  rule      = aws_cloudwatch_event_rule.calls.name
  target_id = "vitals"
  arn       = aws_sqs_queue.live.arn
}

resource "aws_cloudwatch_event_target" "changes" {
  rule      = aws_cloudwatch_event_rule.changes.name
  target_id = "vitals"
  arn       = aws_sqs_queue.live.arn
}

resource "aws_iam_role_policy" "vitals_listens" {
  name = "vitals-live-${data.aws_region.here.name}"
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

output "queue_url" {
  description = "Give this address to Vitals under Live changes"
  value       = aws_sqs_queue.live.id
}
