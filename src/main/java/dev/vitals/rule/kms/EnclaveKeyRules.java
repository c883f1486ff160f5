package dev.vitals.rule.kms;

import dev.vitals.collect.kms.EnclaveKey;
import dev.vitals.collect.kms.KmsKey;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/** Keys that Nitro Enclaves use: that nothing but an attested, approved image can use them. */
class EnclaveKeyRules {

    private static final String ATTESTATION = "kms:recipientattestation:";
    private static final List<String> USES = List.of(
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:GenerateDataKeyPair",
            "kms:GenerateRandom",
            "kms:DeriveSharedSecret");
    private static final Set<GrantOperation> GRANTED = Set.of(
            GrantOperation.DECRYPT,
            GrantOperation.GENERATE_DATA_KEY,
            GrantOperation.GENERATE_DATA_KEY_PAIR,
            GrantOperation.DERIVE_SHARED_SECRET);
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final Verdict OTHER = Verdict.notApplicable("No enclave uses this key");

    @Rule(
            id = "kms-enclave-key-attestation-not-enforced",
            title = "The policy demands attestation",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)"})
    Verdict enforced(KmsKey key) {
        if (isOther(key)) {
            return OTHER;
        }
        var policy = PolicyDocument.parse(key.policy().orElseThrow());
        boolean denied = policy.statements().stream()
                .anyMatch(deny -> deny.denies()
                        && deny.principals().isEveryone()
                        && deny.actions().covers(USES.getFirst())
                        && deny.conditions().stream().anyMatch(EnclaveKeyRules::isAttestation));
        return policy.allowing(allow -> !denied && USES.stream().anyMatch(allow.actions()::touches))
                .filter(allow -> allow.conditions().stream().noneMatch(EnclaveKeyRules::demandsAttestation))
                .findFirst()
                .<Verdict>map(open -> Verdict.fail(
                                "Key %s can be used without attestation (%s)".formatted(key.name(), open.label()))
                        .at("policy", open.label())
                        .expected("a condition on kms:RecipientAttestation in every statement that allows its use"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "kms-enclave-key-attestation-bypassable-path",
            title = "No grant goes around attestation",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(1)"})
    Verdict noGrant(Resource<KmsKey> key, Inventory inventory) {
        if (isOther(key.config())) {
            return OTHER;
        }
        return uses(key, inventory).grants().orElseThrow().stream()
                .filter(grant -> grant.operations().stream().anyMatch(GRANTED::contains))
                .findFirst()
                .<Verdict>map(grant -> Verdict.fail("Key %s: a grant to %s skips attestation"
                                .formatted(key.config().name(), grant.granteePrincipal()))
                        .at("grants", grant.grantId())
                        .expected("no grant that allows the use of the key"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "kms-enclave-key-attestation-pcr-mismatch",
            title = "The policy names approved images only",
            severity = Severity.HIGH,
            safeguards = {"164.312(c)(1)"})
    Verdict measured(KmsKey key, Settings settings) {
        if (isOther(key)) {
            return OTHER;
        }
        var approved = settings.boundaries().enclaveImages();
        var named = named(PolicyDocument.parse(key.policy().orElseThrow()));
        if (approved.isEmpty()) {
            return Verdict.notApplicable("The settings hold no measurement of an approved image");
        }
        return named.stream()
                .filter(digest -> approved.stream().noneMatch(digest::equalsIgnoreCase))
                .findFirst()
                .<Verdict>map(digest -> Verdict.fail(
                                "Key %s trusts the image %s, which is not approved".formatted(key.name(), digest))
                        .at("policy", digest)
                        .expected("digests of approved images"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "kms-enclave-key-attestation-unknown-image",
            title = "Only known images used the key",
            severity = Severity.HIGH,
            safeguards = {"164.312(c)(2)"})
    Verdict knownImages(Resource<KmsKey> key, Inventory inventory, Settings settings) {
        if (isOther(key.config())) {
            return OTHER;
        }
        var approved = Stream.concat(
                        settings.boundaries().enclaveImages().stream(),
                        named(PolicyDocument.parse(key.config().policy().orElseThrow())).stream())
                .map(digest -> digest.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return used(key, inventory, digest -> !isDebug(digest) && !approved.contains(digest.toLowerCase(Locale.ROOT)))
                .<Verdict>map(digest -> Verdict.fail("Key %s was used by the unknown image %s"
                                .formatted(key.config().name(), digest))
                        .at("images", digest)
                        .expected("images that the policy or the settings name"))
                .orElseGet(Verdict::pass);
    }

    /** The digest of an enclave in debug mode is all zeros: anybody on its host can read what it decrypts. */
    @Rule(
            id = "kms-enclave-key-no-debug-attestation",
            title = "No enclave in debug mode used the key",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(b)"})
    Verdict noDebug(Resource<KmsKey> key, Inventory inventory) {
        if (isOther(key.config())) {
            return OTHER;
        }
        return used(key, inventory, EnclaveKeyRules::isDebug)
                .<Verdict>map(digest -> Verdict.fail("Key %s was used by an enclave in debug mode"
                                .formatted(key.config().name()))
                        .at("images", digest)
                        .expected("enclaves without debug mode"))
                .orElseGet(Verdict::pass);
    }

    /** A use that was seen decides; that there is none takes all uses. */
    private static Optional<String> used(Resource<KmsKey> key, Inventory inventory, Predicate<String> wrong) {
        var uses = uses(key, inventory);
        var found = uses.images().orElseThrow().stream().filter(wrong).findFirst();
        if (found.isEmpty() && !uses.allSeen()) {
            throw new UnreadableException(
                    Cause.THROTTLED_OUT, "the key has more uses than the event history can be asked for");
        }
        return found;
    }

    private static EnclaveKey uses(Resource<KmsKey> key, Inventory inventory) {
        return inventory
                .find(EnclaveKey.class, key.region(), key.id())
                .orElseThrow()
                .config();
    }

    private static boolean isOther(KmsKey key) {
        key.policy().value();
        key.aliases().value();
        return !key.isForEnclaves();
    }

    private static List<String> named(PolicyDocument policy) {
        return policy.allowing(allow -> true)
                .flatMap(allow -> allow.conditions().stream())
                .filter(condition -> condition.hasKey("kms:RecipientAttestation:ImageSha384")
                        || condition.hasKey("kms:RecipientAttestation:PCR0"))
                .flatMap(condition -> condition.values().stream())
                .toList();
    }

    private static boolean isAttestation(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT).startsWith(ATTESTATION);
    }

    /** In an Allow: a test that also holds without the document demands nothing. */
    private static boolean demandsAttestation(Condition condition) {
        return isAttestation(condition)
                && Set.of("stringequals", "stringequalsignorecase")
                        .contains(condition.operator().toLowerCase(Locale.ROOT));
    }

    private static boolean isDebug(String digest) {
        return ZEROS.matcher(digest).matches();
    }
}
