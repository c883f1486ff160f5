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
      # Revoke the offending ingress rules
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ec2:AuthorizeSecurityGroupIngress",
          "ec2:DescribeSecurityGroupRules",
          "ec2:DescribeSecurityGroups",
          "ec2:RevokeSecurityGroupIngress",
        ]
      },
      # Block public access of the bucket
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetBucketPublicAccessBlock",
          "s3:PutBucketPublicAccessBlock",
        ]
      },
      # Block public access of every bucket of the account
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetAccountPublicAccessBlock",
          "s3:PutAccountPublicAccessBlock",
        ]
      },
      # Switch on default encryption
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetEncryptionConfiguration",
          "s3:PutEncryptionConfiguration",
        ]
      },
      # Switch on versioning
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetBucketVersioning",
          "s3:PutBucketVersioning",
        ]
      },
      # Switch on access logging
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetBucketLogging",
          "s3:PutBucketLogging",
        ]
      },
      # Encrypt new volumes by default
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ec2:DisableEbsEncryptionByDefault",
          "ec2:EnableEbsEncryptionByDefault",
          "ec2:GetEbsEncryptionByDefault",
        ]
      },
      # Switch off public accessibility
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "rds:DescribeDBInstances",
          "rds:ModifyDBInstance",
        ]
      },
      # Switch on log file validation
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "cloudtrail:DescribeTrails",
          "cloudtrail:UpdateTrail",
        ]
      },
      # Switch on rotation
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "kms:DisableKeyRotation",
          "kms:EnableKeyRotation",
          "kms:GetKeyRotationStatus",
        ]
      },
      # Record the traffic of the VPC
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ec2:CreateFlowLogs",
          "ec2:DeleteFlowLogs",
          "ec2:DescribeFlowLogs",
          "iam:PassRole",
        ]
      },
      # Set the retention
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "logs:DeleteRetentionPolicy",
          "logs:DescribeLogGroups",
          "logs:PutRetentionPolicy",
        ]
      },
      # Stop sharing the snapshot with everybody
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ec2:DescribeSnapshotAttribute",
          "ec2:ModifySnapshotAttribute",
        ]
      },
      # Stop sharing the snapshot with everybody
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "rds:DescribeDBClusterSnapshotAttributes",
          "rds:DescribeDBSnapshotAttributes",
          "rds:ModifyDBClusterSnapshotAttribute",
          "rds:ModifyDBSnapshotAttribute",
        ]
      },
      # Deactivate the access key
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "iam:ListAccessKeys",
          "iam:UpdateAccessKey",
        ]
      },
    ]
  })
}

output "role_arn" {
  description = "Give it to Vitals under Roles for fixes"
  value       = aws_iam_role.vitals_fix.arn
}
