package dev.vitals.collect;

import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.AwsSession;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/** One collector's pass over one account and region: the only way from a call to the inventory. */
public final class Sweep {

    /** How many items of one list are read at once; the pacer, not this, keeps the account's quotas. */
    private static final int AT_ONCE = 16;

    private final AwsSession session;
    private final Place place;
    private final Inventory inventory;
    private final Focus focus;

    /**
     * A sweep at {@code place}, whose region is {@link Place#GLOBAL} for collectors that run once per account.
     */
    public Sweep(AwsSession session, Place place, Inventory inventory) {
        this(session, place, inventory, Focus.ALL);
    }

    /** A sweep that asks for the details of some things alone; what it leaves out, the inventory does not hold. */
    public Sweep(AwsSession session, Place place, Inventory inventory, Focus focus) {
        this.session = session;
        this.place = place;
        this.inventory = inventory;
        this.focus = focus;
    }

    /** A client of a service for this account and region. */
    public <C extends SdkClient> C client(Class<C> type) {
        return session.client(type);
    }

    /** A client of a service in another region, as for a bucket that lives elsewhere. */
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return session.in(region).client(type);
    }

    public Place place() {
        return place;
    }

    /** The regions in scope of the scan. */
    public List<String> regions() {
        return inventory.regions();
    }

    /** When the scan began: what collectors take for "now". */
    public Instant readAt() {
        return inventory.readAt();
    }

    /** Lists a kind to its end. When the call fails, on whatever page, the list is marked incomplete with its cause. */
    public <T> List<T> list(ResourceKind<T> kind, Supplier<? extends Iterable<T>> call) {
        return list(kind, call, Function.identity(), Focus.ALL);
    }

    /**
     * Lists a kind to its end and bundles each item with what further calls say of it, several items at once.
     *
     * @param bundle makes the configuration of one item; failing calls belong into its {@link Reading}s. Returns null
     *     for what turned out not to exist any more.
     */
    public <S, T> List<T> list(
            ResourceKind<T> kind, Supplier<? extends Iterable<S>> call, Function<? super S, ? extends T> bundle) {
        return list(kind, call, bundle, focus);
    }

    private <S, T> List<T> list(
            ResourceKind<T> kind,
            Supplier<? extends Iterable<S>> call,
            Function<? super S, ? extends T> bundle,
            Focus wanted) {
        var items = new ArrayList<S>();
        var whole = gather(kind, call, items);
        var narrowed = wanted.narrows(kind) && items.removeIf(item -> !wanted.holds(item));
        var found = new ArrayList<T>();
        for (T config : each(items, bundle)) {
            if (config != null) {
                inventory.add(kind.resource(place, config));
                found.add(config);
            }
        }
        if (whole && narrowed) {
            incomplete(kind, Cause.UNSUPPORTED, Focus.REST_LEFT_OUT);
        } else if (whole) {
            inventory.complete(kind.config(), place.region());
        }
        return found;
    }

    /**
     * What was found of a kind, for a list that hangs on it: without the whole of the one there is no whole of the other.
     *
     * @throws UnreadableException when the list of {@code kind} was not read to its end
     */
    public <T> List<T> whole(ResourceKind<T> kind, List<T> found) {
        inventory.coverage(kind.config(), place.region()).orElseThrow();
        return found;
    }

    /** Whether the list of a kind was read to its end. */
    public boolean isWhole(ResourceKind<?> kind) {
        return inventory.coverage(kind.config(), place.region()).isReadable();
    }

    /** Notes that the service that would hold a list is switched off: what it reported before stands as it was. */
    public void off(ResourceKind<?> kind) {
        inventory.off(kind.config(), place.region());
    }

    /** Marks the list of a kind as not read, where the call that should have listed it stands elsewhere. */
    public void incomplete(ResourceKind<?> kind, Cause cause, String detail) {
        inventory.incomplete(kind.config(), place.region(), cause, detail);
    }

    /**
     * Asks one thing.
     *
     * @param absentCodes AWS error codes that mean "not set" for this call, as {@code NoSuchBucketPolicy}
     */
    public <T> Reading<T> read(Supplier<T> call, String... absentCodes) {
        try {
            // A member that this call always answers with, missing: not "not set".
            return Reading.known(Reading.required(call.get(), "the answer"));
        } catch (UnreadableException unreadable) {
            return Reading.unreadable(unreadable.why(), unreadable.detail());
        } catch (SdkException failure) {
            return Set.of(absentCodes).contains(code(failure))
                    ? Reading.absent()
                    : AwsFailure.of(failure).reading();
        } catch (RuntimeException failure) {
            return AwsFailure.of(failure).reading();
        }
    }

    /**
     * Asks a service that may be switched off, as Macie and Security Hub, which then answer with a refusal.
     *
     * @return absent where the refusal says that the service is off; a missing permission stays unreadable
     */
    public <T> Reading<T> whereOn(Supplier<T> call, String... absentCodes) {
        var reading = read(call, absentCodes);
        return reading instanceof Reading.Unreadable<T> unread && unread.cause() == Cause.NOT_SUBSCRIBED
                ? Reading.absent()
                : reading;
    }

    /** Asks for a list that belongs to one thing, to its end. */
    public <T> Reading<List<T>> readAll(Supplier<? extends Iterable<T>> call, String... absentCodes) {
        return read(
                () -> {
                    var all = new ArrayList<T>();
                    call.get().forEach(all::add);
                    return List.copyOf(all);
                },
                absentCodes);
    }

    private <S, T> boolean gather(ResourceKind<T> kind, Supplier<? extends Iterable<S>> call, List<S> items) {
        try {
            call.get().forEach(items::add);
            return true;
        } catch (UnreadableException unreadable) {
            incomplete(kind, unreadable.why(), unreadable.detail());
        } catch (RuntimeException failure) {
            var why = AwsFailure.of(failure);
            incomplete(kind, why.cause(), why.detail());
        }
        return false;
    }

    private static <S, T> List<T> each(List<S> items, Function<? super S, ? extends T> bundle) {
        if (items.size() < 2) {
            return items.stream().<T>map(bundle).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (S item : items) {
                places.acquireUninterruptibly();
                futures.add(threads.submit(() -> {
                    try {
                        return bundle.apply(item);
                    } finally {
                        places.release();
                    }
                }));
            }
            return futures.stream().map(Sweep::await).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreadableException(Cause.TIMED_OUT, "the scan was interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private static String code(SdkException failure) {
        return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? String.valueOf(answered.awsErrorDetails().errorCode())
                : "";
    }
}
