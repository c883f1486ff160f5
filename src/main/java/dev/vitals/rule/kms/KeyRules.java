package dev.vitals.rule.kms;

import dev.vitals.collect.kms.KmsKey;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.OriginType;

/** Customer keys: their rotation, their end, and who may use them. */
class KeyRules {

    private static final Verdict AWS_OWN = Verdict.notApplicable("AWS manages this key");

    @Rule(
            id = "kms-key-rotation",
            title = "The key rotates by itself",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)"},
            version = 2)
    Verdict rotates(KmsKey key) {
        var metadata = key.metadata().orElseThrow();
        if (isAws(metadata)) {
            return AWS_OWN;
        }
        if (metadata.keySpec() != KeySpec.SYMMETRIC_DEFAULT || metadata.origin() != OriginType.AWS_KMS) {
            Reading.required(metadata.keySpec(), "KeySpec");
            Reading.required(metadata.origin(), "Origin");
            return Verdict.notApplicable("AWS rotates only symmetric keys whose material it made");
        }
        if (metadata.keyState() == KeyState.PENDING_DELETION
                || metadata.keyState() == KeyState.PENDING_REPLICA_DELETION) {
            return Verdict.notApplicable("The key is about to be deleted");
        }
        return key.rotates().orElseThrow()
                ? Verdict.pass()
                : Verdict.fail("Key %s does not rotate".formatted(key.name()))
                        .at("rotates", false)
                        .expected("true");
    }

    @Rule(
            id = "kms-key-not-pending-deletion",
            title = "The key is not about to be deleted",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(1)(ii)(B)"})
    Verdict stays(KmsKey key) {
        var metadata = key.metadata().orElseThrow();
        if (isAws(metadata)) {
            return AWS_OWN;
        }
        var state = Reading.required(metadata.keyState(), "KeyState");
        if (state != KeyState.PENDING_DELETION && state != KeyState.PENDING_REPLICA_DELETION) {
            return Verdict.pass();
        }
        var when = metadata.deletionDate() == null
                ? ""
                : " on " + metadata.deletionDate().atZone(ZoneOffset.UTC).toLocalDate();
        return Verdict.fail("Key %s will be deleted%s, and what it encrypts will be lost".formatted(key.name(), when))
                .at("metadata.KeyState", state)
                .expected("Enabled");
    }

    @Rule(
            id = "kms-key-policy-not-public",
            title = "The key's policy grants nothing to everyone",
            severity = Severity.CRITICAL,
            safeguards = {"164.312(a)(1)", "164.312(a)(2)(iv)"})
    Verdict notPublic(KmsKey key) {
        var metadata = key.metadata().orElseThrow();
        if (isAws(metadata)) {
            return AWS_OWN;
        }
        var open = PolicyDocument.parse(key.policy().orElseThrow()).publicStatements();
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Key %s: its policy lets everyone use it (%s)"
                                .formatted(key.name(), open.getFirst().label()))
                        .at("policy", open.getFirst().label())
                        .expected("named principals, or conditions that name the caller");
    }

    private static boolean isAws(KeyMetadata metadata) {
        return Reading.required(metadata.keyManager(), "KeyManager") == KeyManagerType.AWS;
    }
}
