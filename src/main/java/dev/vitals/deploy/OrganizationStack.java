package dev.vitals.deploy;

import dev.vitals.aws.Operation;

/**
 * The read roles of an organization as a CloudFormation template: the role of the account that it is deployed in, and a
 * StackSet that brings the role into every other account, also into those that join later.
 */
final class OrganizationStack {

    private OrganizationStack() {}

    static String text(GivenTo whom) {
        return """
                AWSTemplateFormatVersion: '2010-09-09'
                Description: >-
                  The roles by which Vitals reads the accounts of an organization. Deploy it in the management account, or in
                  the account that administers StackSets for it.
                """
                + RoleStack.parameters(whom)
                + PARAMETERS
                + "Resources:\n"
                + RoleStack.resources(
                        ReadRole.OF_ORGANIZATION.stream().map(Operation::action).toList())
                + MEMBERS
                + RoleStack.text(GivenTo.NOBODY).indent(8)
                + RoleStack.OUTPUTS;
    }

    private static final String PARAMETERS = """
              OrganizationalUnits:
                Type: CommaDelimitedList
                Description: Id of the organization's root (r-…) for every account, or ids of organizational units (ou-…)
              CallAs:
                Type: String
                Description: DELEGATED_ADMIN where this is not the management account
                AllowedValues: [SELF, DELEGATED_ADMIN]
                Default: SELF
            Conditions:
              IsMember: !Equals [!Ref CallAs, DELEGATED_ADMIN]
            """;

    private static final String MEMBERS = """
              Members:
                Type: AWS::CloudFormation::StackSet
                Properties:
                  StackSetName: vitals-read
                  Description: The role by which Vitals reads each account
                  PermissionModel: SERVICE_MANAGED
                  CallAs: !Ref CallAs
                  Capabilities: [CAPABILITY_NAMED_IAM]
                  AutoDeployment:
                    Enabled: true
                    RetainStacksOnAccountRemoval: false
                  ManagedExecution:
                    Active: true
                  # An account that refuses the role must not keep it from the others.
                  OperationPreferences:
                    FailureTolerancePercentage: 100
                    MaxConcurrentPercentage: 100
                  Parameters:
                    - ParameterKey: VitalsPrincipal
                      ParameterValue: !Ref VitalsPrincipal
                    - ParameterKey: ExternalId
                      ParameterValue: !Ref ExternalId
                    - ParameterKey: RoleName
                      ParameterValue: !Ref RoleName
                  StackInstancesGroup:
                    - Regions: [!Ref 'AWS::Region']
                      DeploymentTargets:
                        OrganizationalUnitIds: !Ref OrganizationalUnits
                        # A StackSet leaves the management account out by itself, an account that administers it not.
                        AccountFilterType: !If [IsMember, DIFFERENCE, NONE]
                        Accounts: !If [IsMember, [!Ref 'AWS::AccountId'], !Ref 'AWS::NoValue']
                  TemplateBody: |
            """;
}
