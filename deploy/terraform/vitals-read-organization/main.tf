# The roles by which Vitals reads the accounts of an organization. Apply it in the management account, or in
# the account that administers StackSets for it.

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
  description = "Vitals shows it under Add an account; it keeps others from reading this account through Vitals"
  type        = string
}

variable "role_name" {
  description = "Name of the role"
  type        = string
  default     = "vitals-read"
}

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

resource "aws_iam_policy" "vitals_read_1" {
  name_prefix = "vitals-read-1-"
  description = "What Vitals reads, part 1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "VitalsRead"
      Effect   = "Allow"
      Resource = "*"
      Action = [
        "access-analyzer:ListAnalyzers",
        "access-analyzer:ListFindings",
        "account:GetAlternateContact",
        "acm:ListCertificates",
        "apigateway:GET",
        "application-autoscaling:DescribeScalableTargets",
        "appstream:DescribeFleets",
        "artifact:ListCustomerAgreements",
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeLaunchConfigurations",
        "backup:GetBackupPlan",
        "backup:GetBackupVaultAccessPolicy",
        "backup:ListBackupPlans",
        "backup:ListBackupVaults",
        "backup:ListProtectedResources",
        "backup:ListRecoveryPointsByBackupVault",
        "backup:ListRestoreJobs",
        "cloudformation:DescribeStackResourceDrifts",
        "cloudformation:DescribeStacks",
        "cloudformation:ListStackResources",
        "cloudfront:GetDistributionConfig",
        "cloudfront:ListDistributions",
        "cloudtrail:DescribeTrails",
        "cloudtrail:GetEventSelectors",
        "cloudtrail:GetTrailStatus",
        "cloudtrail:LookupEvents",
        "cloudwatch:DescribeAlarms",
        "codebuild:BatchGetProjects",
        "codebuild:ListProjects",
        "codebuild:ListSourceCredentials",
        "config:DescribeConfigRuleEvaluationStatus",
        "config:DescribeConfigRules",
        "config:DescribeConfigurationRecorderStatus",
        "config:DescribeConfigurationRecorders",
        "config:DescribeConformancePackStatus",
        "config:DescribeConformancePacks",
        "config:DescribeDeliveryChannelStatus",
        "config:DescribeDeliveryChannels",
        "dax:DescribeClusters",
        "dms:DescribeReplicationInstances",
        "dynamodb:DescribeContinuousBackups",
        "dynamodb:DescribeLimits",
        "dynamodb:DescribeTable",
        "dynamodb:ListTables",
        "ec2:DescribeEgressOnlyInternetGateways",
        "ec2:DescribeFlowLogs",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNatGateways",
        "ec2:DescribeNetworkAcls",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRegions",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSnapshotAttribute",
        "ec2:DescribeSnapshots",
        "ec2:DescribeSubnets",
        "ec2:DescribeTransitGatewayRouteTables",
        "ec2:DescribeVolumes",
        "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
        "ec2:DescribeVpnConnections",
        "ec2:GetEbsEncryptionByDefault",
        "ec2:GetTransitGatewayRouteTableAssociations",
        "ec2:SearchTransitGatewayRoutes",
        "ecs:DescribeTaskDefinition",
        "ecs:ListTaskDefinitionFamilies",
        "eks:DescribeCluster",
        "eks:ListClusters",
        "elasticache:DescribeReplicationGroups",
        "elasticbeanstalk:DescribeConfigurationSettings",
        "elasticbeanstalk:DescribeEnvironments",
        "elasticfilesystem:DescribeBackupPolicy",
        "elasticfilesystem:DescribeFileSystems",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeLoadBalancerPolicies",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticmapreduce:DescribeCluster",
        "elasticmapreduce:DescribeSecurityConfiguration",
        "elasticmapreduce:ListClusters",
        "elasticmapreduce:ListInstances",
        "es:DescribeDomains",
        "es:ListDomainNames",
        "events:ListRules",
        "events:ListTargetsByRule",
        "firehose:DescribeDeliveryStream",
        "firehose:ListDeliveryStreams",
        "fsx:DescribeFileSystems",
        "guardduty:GetDetector",
        "guardduty:GetFindings",
        "guardduty:ListDetectors",
        "guardduty:ListFindings",
        "guardduty:ListMalwareProtectionPlans",
        "iam:GenerateCredentialReport",
        "iam:GenerateServiceLastAccessedDetails",
        "iam:GetAccountAuthorizationDetails",
        "iam:GetAccountPasswordPolicy",
        "iam:GetAccountSummary",
        "iam:GetCredentialReport",
        "iam:GetServiceLastAccessedDetails",
        "iam:ListAccessKeys",
        "iam:ListOpenIDConnectProviders",
        "iam:ListRoles",
        "iam:ListSAMLProviders",
        "iam:ListVirtualMFADevices",
        "inspector2:BatchGetAccountStatus",
        "inspector2:ListFindings",
        "kinesis:DescribeStreamSummary",
        "kinesis:ListStreams",
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListAliases",
        "kms:ListGrants",
        "kms:ListKeys",
        "lambda:GetAccountSettings",
        "lambda:GetFunctionConcurrency",
        "lambda:GetPolicy",
        "lambda:ListFunctionUrlConfigs",
        "lambda:ListFunctions",
        "logs:DescribeAccountPolicies",
        "logs:DescribeDeliveries",
        "logs:DescribeDeliverySources",
        "logs:DescribeLogGroups",
        "logs:DescribeLogStreams",
        "logs:DescribeMetricFilters",
        "logs:DescribeResourcePolicies",
        "logs:FilterLogEvents",
        "logs:GetDataProtectionPolicy",
        "macie2:GetAutomatedDiscoveryConfiguration",
        "macie2:GetFindings",
        "macie2:GetMacieSession",
        "macie2:ListFindings",
        "organizations:DescribeOrganization",
        "rds:DescribeDBClusterParameters",
        "rds:DescribeDBClusterSnapshotAttributes",
        "rds:DescribeDBClusterSnapshots",
        "rds:DescribeDBClusters",
        "rds:DescribeDBInstances",
        "rds:DescribeDBParameters",
        "rds:DescribeDBSnapshotAttributes",
        "rds:DescribeDBSnapshots",
        "rds:DescribeDBSubnetGroups",
        "redshift:DescribeClusterParameters",
        "redshift:DescribeClusters",
        "redshift:DescribeLoggingStatus",
        "s3:GetAccountPublicAccessBlock",
        "s3:GetBucketAcl",
        "s3:GetBucketLogging",
        "s3:GetBucketNotification",
        "s3:GetBucketObjectLockConfiguration",
        "s3:GetBucketPolicy",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListAllMyBuckets",
        "sagemaker:DescribeEndpointConfig",
        "sagemaker:DescribeNotebookInstance",
        "sagemaker:ListEndpointConfigs",
        "sagemaker:ListNotebookInstances",
        "secretsmanager:ListSecrets",
        "securityhub:DescribeHub",
        "securityhub:GetEnabledStandards",
        "securityhub:GetFindings",
        "securityhub:ListEnabledProductsForImport",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptions",
        "sns:ListTopics",
        "sqs:GetQueueAttributes",
        "sqs:ListQueues",
        "ssm:DescribeDocumentPermission",
        "ssm:DescribeInstanceInformation",
        "ssm:DescribeParameters",
        "ssm:GetDocument",
        "ssm:ListDocuments",
        "ssm:ListResourceComplianceSummaries",
        "sso:DescribePermissionSet",
        "sso:GetInlinePolicyForPermissionSet",
        "sso:GetPermissionsBoundaryForPermissionSet",
        "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
        "sso:ListInstances",
        "sso:ListManagedPoliciesInPermissionSet",
        "sso:ListPermissionSets",
        "sts:GetCallerIdentity",
        "tag:GetResources",
        "transfer:DescribeServer",
        "transfer:ListServers",
        "waf-regional:GetLoggingConfiguration",
        "waf-regional:ListResourcesForWebACL",
        "waf-regional:ListWebACLs",
        "waf:GetLoggingConfiguration",
      ]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "vitals_read_1" {
  role       = aws_iam_role.vitals_read.name
  policy_arn = aws_iam_policy.vitals_read_1.arn
}

resource "aws_iam_policy" "vitals_read_2" {
  name_prefix = "vitals-read-2-"
  description = "What Vitals reads, part 2"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "VitalsRead"
      Effect   = "Allow"
      Resource = "*"
      Action = [
        "waf:ListWebACLs",
        "wafv2:GetLoggingConfiguration",
        "wafv2:ListResourcesForWebACL",
        "wafv2:ListWebACLs",
      ]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "vitals_read_2" {
  role       = aws_iam_role.vitals_read.name
  policy_arn = aws_iam_policy.vitals_read_2.arn
}

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
        "organizations:ListAccounts",
      ]
    }]
  })
}

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
    AWSTemplateFormatVersion: '2010-09-09'
    Description: >-
      The role by which Vitals reads this account. It may look and not touch: every action is one that a collector
      of Vitals calls, and none has a wildcard.
    Parameters:
      VitalsPrincipal:
        Type: String
        Description: ARN of the role or user that Vitals runs as
        AllowedPattern: 'arn:aws[a-z-]*:iam::[0-9]{12}:(root|role/.+|user/.+)'
        ConstraintDescription: The ARN of a role or user, such as arn:aws:iam::123456789012:role/vitals
      ExternalId:
        Type: String
        Description: Vitals shows it under Add an account; it keeps others from reading this account through Vitals
        MinLength: 16
      RoleName:
        Type: String
        Description: Name of the role
        Default: vitals-read
    Resources:
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
      Policy1:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          Description: What Vitals reads, part 1
          Roles: [!Ref VitalsRead]
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: VitalsRead
                Effect: Allow
                Resource: '*'
                Action:
                  - access-analyzer:ListAnalyzers
                  - access-analyzer:ListFindings
                  - account:GetAlternateContact
                  - acm:ListCertificates
                  - apigateway:GET
                  - application-autoscaling:DescribeScalableTargets
                  - appstream:DescribeFleets
                  - artifact:ListCustomerAgreements
                  - autoscaling:DescribeAutoScalingGroups
                  - autoscaling:DescribeLaunchConfigurations
                  - backup:GetBackupPlan
                  - backup:GetBackupVaultAccessPolicy
                  - backup:ListBackupPlans
                  - backup:ListBackupVaults
                  - backup:ListProtectedResources
                  - backup:ListRecoveryPointsByBackupVault
                  - backup:ListRestoreJobs
                  - cloudformation:DescribeStackResourceDrifts
                  - cloudformation:DescribeStacks
                  - cloudformation:ListStackResources
                  - cloudfront:GetDistributionConfig
                  - cloudfront:ListDistributions
                  - cloudtrail:DescribeTrails
                  - cloudtrail:GetEventSelectors
                  - cloudtrail:GetTrailStatus
                  - cloudtrail:LookupEvents
                  - cloudwatch:DescribeAlarms
                  - codebuild:BatchGetProjects
                  - codebuild:ListProjects
                  - codebuild:ListSourceCredentials
                  - config:DescribeConfigRuleEvaluationStatus
                  - config:DescribeConfigRules
                  - config:DescribeConfigurationRecorderStatus
                  - config:DescribeConfigurationRecorders
                  - config:DescribeConformancePackStatus
                  - config:DescribeConformancePacks
                  - config:DescribeDeliveryChannelStatus
                  - config:DescribeDeliveryChannels
                  - dax:DescribeClusters
                  - dms:DescribeReplicationInstances
                  - dynamodb:DescribeContinuousBackups
                  - dynamodb:DescribeLimits
                  - dynamodb:DescribeTable
                  - dynamodb:ListTables
                  - ec2:DescribeEgressOnlyInternetGateways
                  - ec2:DescribeFlowLogs
                  - ec2:DescribeImages
                  - ec2:DescribeInstances
                  - ec2:DescribeInternetGateways
                  - ec2:DescribeNatGateways
                  - ec2:DescribeNetworkAcls
                  - ec2:DescribeNetworkInterfaces
                  - ec2:DescribeRegions
                  - ec2:DescribeRouteTables
                  - ec2:DescribeSecurityGroups
                  - ec2:DescribeSnapshotAttribute
                  - ec2:DescribeSnapshots
                  - ec2:DescribeSubnets
                  - ec2:DescribeTransitGatewayRouteTables
                  - ec2:DescribeVolumes
                  - ec2:DescribeVpcEndpoints
                  - ec2:DescribeVpcPeeringConnections
                  - ec2:DescribeVpcs
                  - ec2:DescribeVpnConnections
                  - ec2:GetEbsEncryptionByDefault
                  - ec2:GetTransitGatewayRouteTableAssociations
                  - ec2:SearchTransitGatewayRoutes
                  - ecs:DescribeTaskDefinition
                  - ecs:ListTaskDefinitionFamilies
                  - eks:DescribeCluster
                  - eks:ListClusters
                  - elasticache:DescribeReplicationGroups
                  - elasticbeanstalk:DescribeConfigurationSettings
                  - elasticbeanstalk:DescribeEnvironments
                  - elasticfilesystem:DescribeBackupPolicy
                  - elasticfilesystem:DescribeFileSystems
                  - elasticloadbalancing:DescribeListeners
                  - elasticloadbalancing:DescribeLoadBalancerAttributes
                  - elasticloadbalancing:DescribeLoadBalancerPolicies
                  - elasticloadbalancing:DescribeLoadBalancers
                  - elasticloadbalancing:DescribeRules
                  - elasticloadbalancing:DescribeTargetGroups
                  - elasticmapreduce:DescribeCluster
                  - elasticmapreduce:DescribeSecurityConfiguration
                  - elasticmapreduce:ListClusters
                  - elasticmapreduce:ListInstances
                  - es:DescribeDomains
                  - es:ListDomainNames
                  - events:ListRules
                  - events:ListTargetsByRule
                  - firehose:DescribeDeliveryStream
                  - firehose:ListDeliveryStreams
                  - fsx:DescribeFileSystems
                  - guardduty:GetDetector
                  - guardduty:GetFindings
                  - guardduty:ListDetectors
                  - guardduty:ListFindings
                  - guardduty:ListMalwareProtectionPlans
                  - iam:GenerateCredentialReport
                  - iam:GenerateServiceLastAccessedDetails
                  - iam:GetAccountAuthorizationDetails
                  - iam:GetAccountPasswordPolicy
                  - iam:GetAccountSummary
                  - iam:GetCredentialReport
                  - iam:GetServiceLastAccessedDetails
                  - iam:ListAccessKeys
                  - iam:ListOpenIDConnectProviders
                  - iam:ListRoles
                  - iam:ListSAMLProviders
                  - iam:ListVirtualMFADevices
                  - inspector2:BatchGetAccountStatus
                  - inspector2:ListFindings
                  - kinesis:DescribeStreamSummary
                  - kinesis:ListStreams
                  - kms:DescribeKey
                  - kms:GetKeyPolicy
                  - kms:GetKeyRotationStatus
                  - kms:ListAliases
                  - kms:ListGrants
                  - kms:ListKeys
                  - lambda:GetAccountSettings
                  - lambda:GetFunctionConcurrency
                  - lambda:GetPolicy
                  - lambda:ListFunctionUrlConfigs
                  - lambda:ListFunctions
                  - logs:DescribeAccountPolicies
                  - logs:DescribeDeliveries
                  - logs:DescribeDeliverySources
                  - logs:DescribeLogGroups
                  - logs:DescribeLogStreams
                  - logs:DescribeMetricFilters
                  - logs:DescribeResourcePolicies
                  - logs:FilterLogEvents
                  - logs:GetDataProtectionPolicy
                  - macie2:GetAutomatedDiscoveryConfiguration
                  - macie2:GetFindings
                  - macie2:GetMacieSession
                  - macie2:ListFindings
                  - organizations:DescribeOrganization
                  - rds:DescribeDBClusterParameters
                  - rds:DescribeDBClusterSnapshotAttributes
                  - rds:DescribeDBClusterSnapshots
                  - rds:DescribeDBClusters
                  - rds:DescribeDBInstances
                  - rds:DescribeDBParameters
                  - rds:DescribeDBSnapshotAttributes
                  - rds:DescribeDBSnapshots
                  - rds:DescribeDBSubnetGroups
                  - redshift:DescribeClusterParameters
                  - redshift:DescribeClusters
                  - redshift:DescribeLoggingStatus
                  - s3:GetAccountPublicAccessBlock
                  - s3:GetBucketAcl
                  - s3:GetBucketLogging
                  - s3:GetBucketNotification
                  - s3:GetBucketObjectLockConfiguration
                  - s3:GetBucketPolicy
                  - s3:GetBucketPublicAccessBlock
                  - s3:GetBucketTagging
                  - s3:GetBucketVersioning
                  - s3:GetEncryptionConfiguration
                  - s3:GetLifecycleConfiguration
                  - s3:GetReplicationConfiguration
                  - s3:ListAllMyBuckets
                  - sagemaker:DescribeEndpointConfig
                  - sagemaker:DescribeNotebookInstance
                  - sagemaker:ListEndpointConfigs
                  - sagemaker:ListNotebookInstances
                  - secretsmanager:ListSecrets
                  - securityhub:DescribeHub
                  - securityhub:GetEnabledStandards
                  - securityhub:GetFindings
                  - securityhub:ListEnabledProductsForImport
                  - sns:GetTopicAttributes
                  - sns:ListSubscriptions
                  - sns:ListTopics
                  - sqs:GetQueueAttributes
                  - sqs:ListQueues
                  - ssm:DescribeDocumentPermission
                  - ssm:DescribeInstanceInformation
                  - ssm:DescribeParameters
                  - ssm:GetDocument
                  - ssm:ListDocuments
                  - ssm:ListResourceComplianceSummaries
                  - sso:DescribePermissionSet
                  - sso:GetInlinePolicyForPermissionSet
                  - sso:GetPermissionsBoundaryForPermissionSet
                  - sso:ListCustomerManagedPolicyReferencesInPermissionSet
                  - sso:ListInstances
                  - sso:ListManagedPoliciesInPermissionSet
                  - sso:ListPermissionSets
                  - sts:GetCallerIdentity
                  - tag:GetResources
                  - transfer:DescribeServer
                  - transfer:ListServers
                  - waf-regional:GetLoggingConfiguration
                  - waf-regional:ListResourcesForWebACL
                  - waf-regional:ListWebACLs
                  - waf:GetLoggingConfiguration
      Policy2:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          Description: What Vitals reads, part 2
          Roles: [!Ref VitalsRead]
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: VitalsRead
                Effect: Allow
                Resource: '*'
                Action:
                  - waf:ListWebACLs
                  - wafv2:GetLoggingConfiguration
                  - wafv2:ListResourcesForWebACL
                  - wafv2:ListWebACLs
    Outputs:
      RoleArn:
        Description: Vitals assumes this role
        Value: !GetAtt VitalsRead.Arn
  EOT
}
output "role_arn" {
  description = "Vitals assumes this role"
  value       = aws_iam_role.vitals_read.arn
}
