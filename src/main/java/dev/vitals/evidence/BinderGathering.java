package dev.vitals.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers a binder: writes every table of data, and keeps of each as much as the paper shows. All of it comes from one
 * look at the store, so that no two pages contradict each other.
 */
@Component
class BinderGathering {

    private final BinderReaders readers;
    private final TransactionTemplate look;

    BinderGathering(BinderReaders readers, PlatformTransactionManager transactions) {
        this.readers = readers;
        this.look = new TransactionTemplate(transactions);
        this.look.setReadOnly(true);
        this.look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Gathers what was asked for.
     *
     * @throws BinderFailedException where there is nothing to show, which must not look like nothing being wrong
     */
    BinderContent gather(BinderOrder order, ArchiveWriter archive, BinderProgress progress) {
        return Objects.requireNonNull(look.execute(any -> {
            try {
                return new Gathered(readers, order, archive, progress).content();
            } catch (IOException full) {
                throw new UncheckedIOException("The files of the binder cannot be written", full);
            }
        }));
    }
}
