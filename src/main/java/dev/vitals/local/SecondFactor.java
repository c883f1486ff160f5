package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.hash.Sha256;
import dev.vitals.seal.Seal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor of the account of Vitals itself: enrolled once, then asked for at every sign-in. */
@Service
class SecondFactor {

    /** Before the name, so that what is sealed for somebody opens as nothing else. */
    static final String PURPOSE = "factor ";

    private static final Logger log = LoggerFactory.getLogger(SecondFactor.class);
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final String SIX_DIGITS = "\\d{6}";

    private final FactorStore store;
    private final Seal box;
    private final AuditLog audit;
    private final Clock clock;
    private final boolean isToBeForgotten;
    private final TransactionTemplate transaction;

    SecondFactor(
            FactorStore store,
            Seal box,
            AuditLog audit,
            Clock clock,
            @Value("${vitals.sign-in.forget-second-factor:false}") boolean isToBeForgotten,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
        this.isToBeForgotten = isToBeForgotten;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean isEnrolled(String name) {
        return store.find(name).isPresent();
    }

    int recoveryCodesLeft(String name) {
        return store.recoveryCodesLeft(name);
    }

    /**
     * Enrols whoever shows that their app knows the secret.
     *
     * @return recovery codes, which are shown once; none where the code is wrong
     */
    List<String> enrol(Actor actor, byte[] secret, String code) {
        var step = Totp.step(secret, code.replace(" ", ""), clock.instant());
        if (step.isEmpty()) {
            return List.of();
        }
        var codes = Stream.generate(SecondFactor::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        var hashes = codes.stream().map(SecondFactor::hash).toList();
        transaction.executeWithoutResult(any -> {
            store.enrol(
                    actor.name(), box.seal(PURPOSE + actor.name(), secret), step.getAsLong(), hashes, clock.instant());
            audit.record(actor, "factor.enrolled", actor.name(), null, null, "");
        });
        return codes;
    }

    /** Whether this is the code of now, or a recovery code, and was not used before. */
    boolean accepts(Actor actor, String typed) {
        var code = typed.replaceAll("[\\s-]", "");
        return code.matches(SIX_DIGITS) ? acceptsCode(actor.name(), code) : acceptsRecoveryCode(actor, code);
    }

    private boolean acceptsCode(String name, String code) {
        return secret(name)
                .map(secret -> Totp.step(secret, code, clock.instant()))
                .filter(step -> step.isPresent() && store.use(name, step.getAsLong()))
                .isPresent();
    }

    /** Empty also where the key was lost: recovery codes are then what is left. */
    private Optional<byte[]> secret(String name) {
        try {
            return store.find(name).map(factor -> box.open(PURPOSE + name, factor.secret()));
        } catch (Seal.BrokenSealException otherKey) {
            log.error("No code can be checked until vitals.sign-in.key names the right file", otherKey);
            return Optional.empty();
        }
    }

    private boolean acceptsRecoveryCode(Actor actor, String code) {
        var isRight = store.useRecoveryCode(actor.name(), hash(code.toUpperCase(Locale.ROOT)), clock.instant());
        if (isRight) {
            audit.record(actor, "factor.recovered", actor.name(), null, null, "");
        }
        return isRight;
    }

    /** For who has lost both app and recovery codes: whoever may configure the process may do that. */
    @EventListener(ApplicationReadyEvent.class)
    void forgetWhereAsked() {
        if (isToBeForgotten && store.forget(BuiltInOperator.NAME)) {
            audit.record(Actor.SYSTEM, "factor.forgotten", BuiltInOperator.NAME, null, null, "");
            log.warn(
                    "The second factor of '{}' is forgotten, as vitals.sign-in.forget-second-factor asks. Take that"
                            + " setting out again.",
                    BuiltInOperator.NAME);
        }
    }

    private static String recoveryCode() {
        var bytes = new byte[RECOVERY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base32.of(bytes);
    }

    /** Eighty random bits need no slow hash. */
    private static byte[] hash(String code) {
        return Sha256.bytes(code);
    }
}
