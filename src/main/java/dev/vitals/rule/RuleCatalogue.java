package dev.vitals.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every rule there is, found by scanning the rule packages: a new rule is one method, and nothing to register. */
public final class RuleCatalogue {

    private static final String CLASSES = "**/*Rules.class";

    private final List<RuleMethod> methods;

    private RuleCatalogue(List<RuleMethod> methods) {
        this.methods = methods;
    }

    /**
     * Finds every rule beside this class.
     *
     * @throws IllegalStateException when two rules share an id or a method is no rule by its shape
     */
    public static RuleCatalogue discover() {
        var methods = classes()
                .flatMap(RuleCatalogue::rulesOf)
                .sorted(Comparator.comparing(rule -> rule.definition().id()))
                .toList();
        refuseDoubles(methods);
        return new RuleCatalogue(methods);
    }

    /** The definitions, by id. */
    public List<RuleDefinition> definitions() {
        return methods.stream().map(RuleMethod::definition).toList();
    }

    /** One definition by its id. */
    public Optional<RuleDefinition> find(String id) {
        return definitions().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /**
     * A catalogue of the named rules only.
     *
     * @throws IllegalArgumentException naming the ids that no rule has
     */
    public RuleCatalogue only(Collection<String> ids) {
        var unknown = ids.stream().filter(id -> find(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No such rule: " + String.join(", ", unknown));
        }
        return new RuleCatalogue(methods.stream()
                .filter(rule -> ids.contains(rule.definition().id()))
                .toList());
    }

    /** The rules themselves. */
    public List<Judge> judges() {
        return List.copyOf(methods);
    }

    List<RuleMethod> methods() {
        return methods;
    }

    static Stream<Class<?>> classes() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(beside()))
                    .map(RuleCatalogue::className)
                    .distinct()
                    .map(RuleCatalogue::load);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The rule classes could not be listed", unreadable);
        }
    }

    /** Where this class itself lies: a look into each of hundreds of jars costs a command line its first second. */
    private static String beside() {
        var here = String.valueOf(RuleCatalogue.class.getResource("RuleCatalogue.class"));
        return here.substring(0, here.lastIndexOf('/') + 1) + CLASSES;
    }

    private static String className(Resource file) {
        try {
            var path = file.getURL().getPath();
            var from = path.lastIndexOf("dev/vitals/rule/");
            return path.substring(from, path.length() - ".class".length()).replace('/', '.');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("Rule class " + name + " cannot be loaded", missing);
        }
    }

    private static Stream<RuleMethod> rulesOf(Class<?> type) {
        var rules = new ArrayList<Method>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Rule.class)) {
                rules.add(method);
            }
        }
        if (rules.isEmpty()) {
            return Stream.empty();
        }
        var instance = instance(type);
        return rules.stream().map(method -> RuleMethod.of(instance, method));
    }

    private static Object instance(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " needs a constructor without arguments", impossible);
        }
    }

    private static void refuseDoubles(List<RuleMethod> sorted) {
        for (int at = 1; at < sorted.size(); at++) {
            var id = sorted.get(at).definition().id();
            if (id.equals(sorted.get(at - 1).definition().id())) {
                throw new IllegalStateException("Two rules have the id " + id);
            }
        }
    }
}
