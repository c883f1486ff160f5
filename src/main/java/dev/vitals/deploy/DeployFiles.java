package dev.vitals.deploy;

import dev.vitals.remediation.RoleTemplate;
import java.util.Map;
import java.util.TreeMap;

/** The files that are made of what is declared, as they are served and as the folder {@code deploy} holds them. */
public final class DeployFiles {

    private DeployFiles() {}

    /** The read role of one account, for CloudFormation. */
    public static String readRole(GivenTo whom) {
        return RoleStack.text(whom);
    }

    /** The read roles of an organization, for CloudFormation. */
    public static String organization(GivenTo whom) {
        return OrganizationStack.text(whom);
    }

    /** The read role of one account, for Terraform. */
    public static String readRoleModule(GivenTo whom) {
        return RoleModule.ofAccount(whom);
    }

    /** The read roles of an organization, for Terraform. */
    public static String organizationModule(GivenTo whom) {
        return RoleModule.ofOrganization(whom);
    }

    /** Every file that is made, by its path below {@code deploy}. What somebody wrote by hand stands only there. */
    static Map<String, String> all() {
        var files = new TreeMap<String, String>();
        files.put("vitals-read.yaml", readRole(GivenTo.NOBODY));
        files.put("vitals-read-organization.yaml", organization(GivenTo.NOBODY));
        files.put("vitals-fix.yaml", RoleTemplate.cloudFormation());
        files.put("terraform/vitals-read/main.tf", readRoleModule(GivenTo.NOBODY));
        files.put("terraform/vitals-read-organization/main.tf", organizationModule(GivenTo.NOBODY));
        files.put("terraform/vitals-fix/main.tf", RoleTemplate.terraform());
        return files;
    }
}
