package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.collect.iam.IamAccountSummary;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** The root user: whoever holds it can do anything, and no policy of the account stops it. */
class RootUserRules {

    @Rule(
            id = "iam-root-mfa",
            title = "Root signs in with MFA",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.312(d)"})
    Verdict mfa(AwsAccount account, Inventory inventory) {
        var summary = summary(inventory);
        if (summary.required("AccountMFAEnabled") > 0 || credentialsRemoved(summary, inventory)) {
            return pass();
        }
        return noMfa(inventory);
    }

    @Rule(
            id = "iam-root-hardware-mfa",
            title = "Root's MFA is a hardware device",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.312(d)"})
    Verdict hardwareMfa(AwsAccount account, Inventory inventory) {
        var summary = summary(inventory);
        if (summary.required("AccountMFAEnabled") == 0) {
            return credentialsRemoved(summary, inventory) ? pass() : noMfa(inventory);
        }
        var isVirtual = inventory.seen(VirtualMFADevice.class, Place.GLOBAL).stream()
                .filter(device -> isRoots(device.config(), inventory))
                .findFirst();
        if (isVirtual.isPresent()) {
            return fail("Root of %s signs in with the virtual MFA device %s"
                            .formatted(inventory.account(), isVirtual.get().id()))
                    .at("SerialNumber", isVirtual.get().id())
                    .expected("a hardware device or passkey");
        }
        inventory.all(VirtualMFADevice.class, Place.GLOBAL);
        return pass();
    }

    @Rule(
            id = "iam-root-no-access-keys",
            title = "Root has no access keys",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(a)(2)(i)",
                "164.312(b)"
            })
    Verdict noAccessKeys(AwsAccount account, Inventory inventory) {
        int present = summary(inventory).required("AccountAccessKeysPresent");
        return present == 0
                ? pass()
                : fail("Root of %s has an access key".formatted(inventory.account()))
                        .at("SummaryMap.AccountAccessKeysPresent", present)
                        .expected("0");
    }

    private static Verdict noMfa(Inventory inventory) {
        return fail("Root of %s has no MFA".formatted(inventory.account()))
                .at("SummaryMap.AccountMFAEnabled", 0)
                .expected("1, or root credentials removed centrally");
    }

    private static IamAccountSummary summary(Inventory inventory) {
        return inventory
                .find(IamAccountSummary.class, Place.GLOBAL, inventory.account())
                .map(Resource::config)
                .value()
                .orElseThrow(() -> new UnreadableException(Cause.MALFORMED, "the account summary was not returned"));
    }

    /** With central root access the member account's root has neither password nor key, so nothing to protect by MFA. */
    private static boolean credentialsRemoved(IamAccountSummary summary, Inventory inventory) {
        if (summary.required("AccountAccessKeysPresent") > 0) {
            return false;
        }
        var password = summary.root().get("AccountPasswordPresent");
        if (password != null) {
            return password == 0;
        }
        return inventory
                .find(CredentialReportUser.class, Place.GLOBAL, CredentialReportUser.ROOT)
                .value()
                .map(root -> !root.config().passwordEnabled().orElse(true))
                .orElse(false);
    }

    private static boolean isRoots(VirtualMFADevice device, Inventory inventory) {
        var owner = device.user() == null ? "" : String.valueOf(device.user().arn());
        return owner.equals(inventory.home().globalArn("iam", "root"))
                || device.serialNumber().endsWith(":mfa/root-account-mfa-device");
    }
}
