package dev.vitals.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which kinds of resources a rule looks at beside the one that it judges, and which settings it asks for, read from its compiled code: the classes that it
 * names, and those that the methods of rules name which it calls. What it names it may ask the inventory for.
 */
final class LookedAt {

    private static final String RULES = "dev/vitals/rule/";
    private static final String SETTINGS = RULES + "Settings$";
    private static final String INVENTORY = "dev/vitals/inventory/Inventory";

    private record Method(String owner, String name, String type) {}

    private final Map<String, Class<?>> kinds;
    private final Map<String, ClassModel> models = new HashMap<>();
    private final Set<Method> seen = new HashSet<>();
    private final Set<Class<?>> found = new HashSet<>();
    private final Set<String> settings = new TreeSet<>();
    private boolean everything;

    private LookedAt(Set<Class<?>> kinds) {
        this.kinds =
                kinds.stream().collect(Collectors.toMap(kind -> kind.getName().replace('.', '/'), kind -> kind));
    }

    /**
     * @param kinds every class of configuration
     */
    static LookedAt by(java.lang.reflect.Method rule, Set<Class<?>> kinds) {
        var looked = new LookedAt(kinds);
        var type = java.lang.invoke.MethodType.methodType(rule.getReturnType(), rule.getParameterTypes());
        looked.walk(new Method(
                rule.getDeclaringClass().getName().replace('.', '/'), rule.getName(), type.toMethodDescriptorString()));
        return looked;
    }

    Set<Class<?>> kinds() {
        return found;
    }

    /** The settings that it asks for, as the store names them: {@code ages.accessKey}. */
    Set<String> settings() {
        return settings;
    }

    /** Whether it goes through all that was read. */
    boolean isEverything() {
        return everything;
    }

    private void walk(Method method) {
        if (method.owner().startsWith(SETTINGS)) {
            ask(method);
            return;
        }
        if (!method.owner().startsWith(RULES) || !seen.add(method)) {
            return;
        }
        for (MethodModel candidate : model(method.owner()).methods()) {
            if (candidate.methodName().equalsString(method.name())
                    && candidate.methodType().equalsString(method.type())) {
                candidate.code().ifPresent(code -> code.forEach(this::visit));
            }
        }
    }

    private void visit(CodeElement element) {
        switch (element) {
            case ConstantInstruction.LoadConstantInstruction load
            when load.constantEntry() instanceof ClassEntry named -> name(named.asInternalName());
            case InvokeInstruction call -> {
                var owner = call.owner().asInternalName();
                everything |= owner.equals(INVENTORY) && call.name().equalsString("resources");
                walk(new Method(owner, call.name().stringValue(), call.type().stringValue()));
            }
            case InvokeDynamicInstruction lambda ->
                lambda.invokedynamic().bootstrap().arguments().forEach(argument -> {
                    if (argument instanceof MethodHandleEntry handle) {
                        follow((DirectMethodHandleDesc) handle.asSymbol());
                    }
                });
            default -> {
                // nothing that names a class or calls a method
            }
        }
    }

    private void follow(DirectMethodHandleDesc handle) {
        walk(new Method(internal(handle.owner()), handle.methodName(), handle.lookupDescriptor()));
    }

    private void ask(Method setting) {
        var group = setting.owner().substring(SETTINGS.length());
        try {
            var record = Class.forName(SETTINGS.replace('/', '.') + group);
            if (record.isRecord()
                    && Stream.of(record.getRecordComponents())
                            .anyMatch(component -> component.getName().equals(setting.name()))) {
                settings.add(group.toLowerCase(Locale.ROOT) + "." + setting.name());
            }
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void name(String type) {
        if (kinds.containsKey(type)) {
            found.add(kinds.get(type));
        }
    }

    private ClassModel model(String owner) {
        return models.computeIfAbsent(owner, name -> {
            try (var file = LookedAt.class.getResourceAsStream("/" + name + ".class")) {
                return ClassFile.of().parse(file.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static String internal(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
