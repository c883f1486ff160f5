package dev.vitals.scan;

import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallTally;
import dev.vitals.aws.SdkConfigurations;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Collector.Reach;
import dev.vitals.collect.Focus;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.log.Mark;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads one account: every collector in every region in scope, each unit on its own. A unit that fails spoils no other
 * one; its lists are then unreadable.
 */
public final class AccountReader {

    /** Units under way at once; each has calls of its own in parallel, and the pacer keeps the quotas. */
    private static final int UNITS_AT_ONCE = 12;

    private record Unit(Collector collector, Place place) {}

    private final List<Collector> collectors;
    private final Focus focus;
    private final ScanWatch watch;
    private final int many;

    public AccountReader(List<Collector> collectors) {
        this(collectors, Focus.ALL);
    }

    /** One that asks for the details of some things alone. */
    AccountReader(List<Collector> collectors, Focus focus) {
        this(collectors, focus, new ScanWatch(ObservationRegistry.NOOP), Inventory.MANY);
    }

    private AccountReader(List<Collector> collectors, Focus focus, ScanWatch watch, int many) {
        this.collectors = List.copyOf(collectors);
        this.focus = focus;
        this.watch = watch;
        this.many = many;
    }

    /** The same, of which each unit is counted and traced. */
    public AccountReader watchedBy(ObservationRegistry observations) {
        return new AccountReader(collectors, focus, new ScanWatch(observations), many);
    }

    /** The same, whose inventories pack lists of more than {@code many} resources, and those alone. */
    public AccountReader packingMoreThan(int many) {
        return new AccountReader(collectors, focus, watch, many);
    }

    /**
     * Reads the account of {@code home} in {@code regions}.
     *
     * @param at when the scan began, what rules take for "now"
     */
    public Inventory read(AwsSession home, List<String> regions, Instant at, Progress progress) {
        var global = home.place().in(Place.GLOBAL);
        var inventory = new Inventory(global, regions, at, new SdkConfigurations(), many);
        shelveAccount(inventory, global, regions);
        var units = units(global, regions);
        units.forEach(unit ->
                progress.planned(unit.collector().service(), unit.place().region()));
        var places = new Semaphore(UNITS_AT_ONCE);
        var under = watch.current();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Unit unit : units) {
                places.acquireUninterruptibly();
                threads.execute(Mark.carried(() -> {
                    try {
                        read(unit, home, inventory, progress, under);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        return inventory;
    }

    private List<Unit> units(Place global, List<String> regions) {
        var units = new ArrayList<Unit>();
        for (Collector collector : collectors) {
            if (collector.reach() == Reach.ONCE_PER_ACCOUNT) {
                units.add(new Unit(collector, global));
            } else {
                regions.forEach(region -> units.add(new Unit(collector, global.in(region))));
            }
        }
        return units;
    }

    private void read(Unit unit, AwsSession home, Inventory inventory, Progress progress, @Nullable Observation under) {
        var region = unit.place().region();
        var service = unit.collector().service();
        if (progress.isCancelled()) {
            leaveUnread(unit, inventory, Cause.TIMED_OUT, "the scan was cancelled before " + service + " was read");
            return;
        }
        var watched = watch.unit(service, unit.place(), under);
        var calls = new CallTally(watched);
        progress.started(service, region, calls);
        try {
            var session = region.equals(Place.GLOBAL) ? home : home.in(region);
            calls.during(() -> unit.collector().collect(new Sweep(session, unit.place(), inventory, focus)));
            leaveUnread(unit, inventory, Cause.UNSUPPORTED, service + " was not asked for it");
        } catch (RuntimeException failure) {
            var why = AwsFailure.of(failure);
            leaveUnread(unit, inventory, why.cause(), service + ": " + why.detail());
        }
        var isWhole = report(unit, inventory, progress);
        ScanWatch.ended(watched, isWhole ? "read" : "unreadable");
    }

    /** Whatever a collector should have listed and did not even try is unreadable, not empty. */
    private static void leaveUnread(Unit unit, Inventory inventory, Cause cause, String detail) {
        for (ResourceKind<?> kind : unit.collector().kinds()) {
            if (!inventory.wasAsked(kind.config(), unit.place().region())) {
                inventory.incomplete(kind.config(), unit.place().region(), cause, detail);
            }
        }
    }

    private static boolean report(Unit unit, Inventory inventory, Progress progress) {
        int resources = 0;
        int unreadable = 0;
        var region = unit.place().region();
        for (ResourceKind<?> kind : unit.collector().kinds()) {
            resources += inventory.seen(kind.config(), region).size();
            if (inventory.coverage(kind.config(), region) instanceof Reading.Unreadable<Integer> why) {
                unreadable++;
                progress.unread(unit.collector().service(), region, why.cause(), why.detail());
            }
        }
        var lists = unit.collector().kinds().size();
        progress.finished(unit.collector().service(), region, resources, lists, unreadable);
        return unreadable == 0;
    }

    private static void shelveAccount(Inventory inventory, Place global, List<String> regions) {
        inventory.add(AwsAccount.ACCOUNT.resource(global, new AwsAccount(global.account())));
        inventory.complete(AwsAccount.class, Place.GLOBAL);
        for (String region : regions) {
            inventory.add(AwsRegion.REGION.resource(global.in(region), new AwsRegion(global.account(), region)));
            inventory.complete(AwsRegion.class, region);
        }
    }
}
