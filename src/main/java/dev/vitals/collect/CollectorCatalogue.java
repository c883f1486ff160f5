package dev.vitals.collect;

import dev.vitals.aws.Operation;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.ResourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every collector there is, found by scanning the collector packages for classes named {@code *Collector}. */
public final class CollectorCatalogue {

    private static final String CLASSES = "*/*Collector.class";

    private final List<Collector> collectors;

    private CollectorCatalogue(List<Collector> collectors) {
        this.collectors = collectors;
    }

    /** Finds every collector beside this class, by service name. */
    public static CollectorCatalogue discover() {
        try {
            var found = Stream.of(new PathMatchingResourcePatternResolver().getResources(beside()))
                    .map(CollectorCatalogue::load)
                    .filter(type -> Collector.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .map(CollectorCatalogue::instance)
                    .sorted(Comparator.comparing(Collector::service))
                    .toList();
            return new CollectorCatalogue(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The collector classes could not be listed", unreadable);
        }
    }

    public List<Collector> collectors() {
        return collectors;
    }

    /** Every kind that some collector lists, and the account and its regions, which always are there. */
    public List<ResourceKind<?>> kinds() {
        return Stream.concat(
                        Stream.<ResourceKind<?>>of(AwsAccount.ACCOUNT, AwsRegion.REGION),
                        collectors.stream().<ResourceKind<?>>flatMap(collector -> collector.kinds().stream()))
                .toList();
    }

    /** Every operation that some collector may call, without doubles, by IAM action. */
    public List<Operation> operations() {
        return collectors.stream()
                .flatMap(collector -> collector.operations().stream())
                .distinct()
                .sorted(Comparator.comparing(Operation::action).thenComparing(Operation::name))
                .toList();
    }

    /** Where this class itself lies: a look into each of hundreds of jars costs a command line its first second. */
    private static String beside() {
        var here = String.valueOf(CollectorCatalogue.class.getResource("CollectorCatalogue.class"));
        return here.substring(0, here.lastIndexOf('/') + 1) + CLASSES;
    }

    private static Class<?> load(Resource file) {
        try {
            var path = file.getURL().getPath();
            var from = path.lastIndexOf("dev/vitals/collect/");
            return Class.forName(
                    path.substring(from, path.length() - ".class".length()).replace('/', '.'));
        } catch (IOException | ClassNotFoundException missing) {
            throw new IllegalStateException("Collector class " + file + " cannot be loaded", missing);
        }
    }

    private static Collector instance(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Collector) constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " needs a constructor without arguments", impossible);
        }
    }
}
