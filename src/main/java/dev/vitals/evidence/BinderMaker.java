package dev.vitals.evidence;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditAnchor;
import dev.vitals.audit.AuditLog;
import dev.vitals.evidence.Binder.Made;
import dev.vitals.hash.Sha256;
import dev.vitals.page.Organization;
import dev.vitals.postgres.RowScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a binder, from the beginning each time: what an instance that died had done of it was kept nowhere. It is kept
 * whole, with its entry in the audit log, or not at all.
 */
@Component
class BinderMaker {

    private static final Logger log = LoggerFactory.getLogger(BinderMaker.class);

    /** An attempt that takes its instance down with it must not take down one after the other. */
    private static final int MOST_ATTEMPTS = 3;

    private static final int STEPS = 11;

    private final BinderStore binders;
    private final BinderGathering gathering;
    private final PaperTemplate template;
    private final SigningKeys keys;
    private final AuditLog audit;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    BinderMaker(
            BinderStore binders,
            BinderGathering gathering,
            PaperTemplate template,
            SigningKeys keys,
            AuditLog audit,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.binders = binders;
        this.gathering = gathering;
        this.template = template;
        this.keys = keys;
        this.audit = audit;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Makes it, unless it has ended. Whatever keeps it from being made is written down in a sentence. */
    void make(UUID id) {
        binders.begin(id, clock.instant()).ifPresent(attempt -> {
            var order = binders.find(id).orElseThrow().order();
            if (attempt > MOST_ATTEMPTS) {
                fail(
                        order,
                        attempt,
                        "The instances that made it stopped %d times before the end. Ask for fewer accounts or a shorter period, or give Vitals more memory."
                                .formatted(MOST_ATTEMPTS));
                return;
            }
            if (order.visible().isEmpty()) {
                attempt(order, attempt);
            } else {
                RowScope.within(order.visible(), () -> attempt(order, attempt));
            }
        });
    }

    private void attempt(BinderOrder order, int attempt) {
        try {
            var folder = Files.createTempDirectory("vitals-binder");
            try {
                make(order, attempt, folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (BinderFailedException known) {
            log.warn("Binder {} was not made: {}", order.id(), known.getMessage());
            fail(order, attempt, known.getMessage());
        } catch (IOException | RuntimeException unknown) {
            if (Thread.currentThread().isInterrupted()) {
                // The instance stops: another one, or this one later, takes the binder up again.
                throw new IllegalStateException("The instance stopped while it made a binder", unknown);
            }
            log.error("Binder {} could not be made", order.id(), unknown);
            fail(
                    order,
                    attempt,
                    "Something went wrong on our side. Repeat it; if it stays, give the number of the binder to whoever runs Vitals: the log tells more.");
        }
    }

    private void fail(BinderOrder order, int attempt, String why) {
        transaction.executeWithoutResult(any -> {
            if (binders.fail(order.id(), attempt, why, clock.instant())) {
                audit.record(actor(order), "binder.failed", order.id().toString(), null, Map.of("why", why), "");
            }
        });
    }

    private void make(BinderOrder order, int attempt, Path folder) throws IOException {
        var progress = progress(order, attempt);
        // First of all, so that nobody waits for a binder that cannot be signed.
        var key = keys.current();
        var archive = new ArchiveWriter(folder);
        var content = gathering.gather(order, archive, progress);
        progress.step("Setting the pages");
        var pdf = new ByteArrayOutputStream();
        PaperPress.print(template.fill(content, key), order.requestedAt(), pdf);
        progress.step("Signing and packing");
        archive.add(ArchiveCheck.PDF, PdfSigning.sign(pdf.toByteArray(), key, clock.instant()));
        archive.add(ArchiveCheck.CERTIFICATE, key.pem().getBytes(StandardCharsets.UTF_8));
        archive.add(ArchiveCheck.ANCHOR, order.anchor().getBytes(StandardCharsets.UTF_8));
        var manifest = manifest(content, archive, key).json();
        var file = folder.resolve("archive.zip");
        archive.write(file, order.requestedAt(), manifest, key.sign(manifest));
        keep(order, attempt, file, manifest, key);
    }

    private Manifest manifest(BinderContent content, ArchiveWriter archive, SigningKey key) {
        var order = content.order();
        var anchor = AuditAnchor.check(order.anchor());
        return new Manifest(
                Manifest.FORMAT,
                order.id(),
                organization.name(),
                order.scopeName(),
                order.firstDay(),
                order.lastDay(),
                content.asked().to(),
                order.requestedAt(),
                order.requestedBy(),
                template.version(),
                content.dataHash(),
                anchor.number(),
                anchor.hash(),
                key.fingerprint(),
                archive.files());
    }

    private void keep(BinderOrder order, int attempt, Path file, byte[] manifest, SigningKey key) throws IOException {
        var digest = Sha256.digest();
        try (var hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, hashed);
        }
        var made = new Made(
                order.fileName() + ".zip",
                Files.size(file),
                Sha256.hex(digest.digest()),
                Sha256.of(manifest),
                key.subject());
        transaction.executeWithoutResult(any -> {
            try {
                if (binders.keep(order.id(), attempt, made, file, clock.instant())) {
                    var said =
                            Map.of("archive", made.sha256(), "manifest", made.manifestSha256(), "bytes", made.bytes());
                    audit.record(actor(order), "binder.made", order.id().toString(), null, said, "");
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The archive cannot be kept", unreadable);
            }
        });
    }

    private BinderProgress progress(BinderOrder order, int attempt) {
        var done = new AtomicInteger();
        return words -> aside.executeWithoutResult(
                any -> binders.step(order.id(), attempt, words, Math.min(done.getAndIncrement(), STEPS - 1), STEPS));
    }

    private static Actor actor(BinderOrder order) {
        return new Actor(order.requestedBy(), order.method(), "");
    }
}
