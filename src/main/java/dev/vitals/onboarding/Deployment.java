package dev.vitals.onboarding;

import dev.vitals.deploy.ReadRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How the role of an account, or the roles of an organization, come into being, with everything filled in.
 *
 * @param file name of the template
 * @param command deploys the template from a shell that is signed in to the account
 * @param module uses the Terraform file, in a folder of its own, from another
 * @param terraform applies the Terraform file
 * @param quickCreate opens the console with a form that is filled in; empty where no address of the template is set
 */
record Deployment(String file, String moduleFile, String command, String module, String terraform, String quickCreate) {

    static Deployment of(Onboarding path, String templateUrl) {
        var file = path.isOrganization() ? "vitals-read-organization" : "vitals-read";
        return new Deployment(
                file + ".yaml",
                file + ".tf",
                command(path, file),
                module(path),
                path.isOrganization()
                        ? "terraform init\nterraform apply -var 'organizational_units=[\"ROOT-OR-UNIT-ID\"]'"
                        : "terraform init\nterraform apply",
                templateUrl.isBlank() ? "" : quickCreate(path, templateUrl.strip()));
    }

    private static String command(Onboarding path, String file) {
        var units = path.isOrganization()
                ? " \\\n    OrganizationalUnits=\"$(aws organizations list-roots --query 'Roots[0].Id' --output text)\""
                : "";
        return """
                aws cloudformation deploy --stack-name %s --region %s \\
                  --template-file %s.yaml --capabilities CAPABILITY_NAMED_IAM \\
                  --parameter-overrides \\
                    VitalsPrincipal=%s \\
                    ExternalId=%s""".formatted(ReadRole.NAME, path.homeRegion(), file, principal(path), path.externalId()) + units;
    }

    private static String module(Onboarding path) {
        return """
                module "vitals_read" {
                  source           = "./%s"
                  vitals_principal = "%s"
                  external_id      = "%s"%s
                }""".formatted(
                        path.isOrganization() ? "vitals-read-organization" : "vitals-read",
                        principal(path),
                        path.externalId(),
                        path.isOrganization() ? "\n  organizational_units = [\"ROOT-OR-UNIT-ID\"]" : "");
    }

    private static String quickCreate(Onboarding path, String templateUrl) {
        return "%s/cloudformation/home?region=%s#/stacks/quickcreate?templateURL=%s&stackName=%s&param_VitalsPrincipal=%s&param_ExternalId=%s"
                .formatted(
                        console(path),
                        path.homeRegion(),
                        encoded(templateUrl),
                        ReadRole.NAME,
                        encoded(path.principal()),
                        encoded(path.externalId()));
    }

    private static String console(Onboarding path) {
        return switch (path.partition()) {
            case "aws-us-gov" -> "https://console.amazonaws-us-gov.com";
            case "aws-cn" -> "https://console.amazonaws.cn";
            default -> "https://console.aws.amazon.com";
        };
    }

    private static String principal(Onboarding path) {
        return path.principal().isEmpty() ? "ARN-OF-VITALS" : path.principal();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
