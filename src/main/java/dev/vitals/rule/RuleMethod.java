package dev.vitals.rule;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;

/** A method annotated with {@link Rule}, ready to be asked. */
final class RuleMethod implements Judge {

    private static final MethodType SHAPE =
            MethodType.methodType(Verdict.class, Resource.class, Inventory.class, Settings.class);

    private final RuleDefinition definition;
    private final MethodHandle handle;

    private RuleMethod(RuleDefinition definition, MethodHandle handle) {
        this.definition = definition;
        this.handle = handle;
    }

    @Override
    public RuleDefinition definition() {
        return definition;
    }

    /**
     * Judges one resource. What the rule could not read, and what it stumbled over, is UNKNOWN: one odd resource must
     * not end a scan, and must not pass either.
     */
    @Override
    public Verdict judge(Resource<?> resource, Inventory inventory, Settings settings) {
        try {
            return (Verdict) handle.invokeExact((Resource<?>) resource, inventory, settings);
        } catch (UnreadableException unreadable) {
            return new Verdict.Unknown(unreadable.why(), unreadable.detail());
        } catch (RuntimeException odd) {
            return new Verdict.Unknown(
                    Cause.MALFORMED,
                    "%s could not judge it (%s)"
                            .formatted(definition.id(), odd.getClass().getSimpleName()));
        } catch (StackOverflowError deep) {
            return new Verdict.Unknown(
                    Cause.MALFORMED, definition.id() + " could not judge it: it is nested too deeply");
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable checked) {
            throw new IllegalStateException(definition.id() + " may not throw a checked exception", checked);
        }
    }

    /** The rule that a method is; its class's only instance is {@code rules}. */
    static RuleMethod of(Object rules, Method method) {
        var rule = method.getAnnotation(Rule.class);
        var definition = new RuleDefinition(
                rule.id(), rule.title(), rule.severity(), List.of(rule.safeguards()), subject(method), rule.version());
        return new RuleMethod(definition, shape(rules, method));
    }

    private static Class<?> subject(Method method) {
        var first = method.getGenericParameterTypes()[0];
        if (first instanceof ParameterizedType wrapped && wrapped.getRawType() == Resource.class) {
            return (Class<?>) wrapped.getActualTypeArguments()[0];
        }
        return method.getParameterTypes()[0];
    }

    /** Brings any allowed parameter list into the one shape, so that a call is exact and can be inlined. */
    private static MethodHandle shape(Object rules, Method method) {
        try {
            var lookup = MethodHandles.privateLookupIn(rules.getClass(), MethodHandles.lookup());
            var bound = lookup.unreflect(method).bindTo(rules);
            if (method.getParameterTypes()[0] != Resource.class) {
                bound = MethodHandles.filterArguments(bound, 0, config(method.getParameterTypes()[0]));
            }
            var order = new int[method.getParameterCount()];
            for (int at = 0; at < order.length; at++) {
                order[at] = position(method, at);
            }
            return MethodHandles.permuteArguments(
                    bound.asType(bound.type().changeReturnType(Verdict.class)), SHAPE, order);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("Rule method " + method + " cannot be reached", closed);
        }
    }

    private static MethodHandle config(Class<?> type) {
        try {
            var accessor =
                    MethodHandles.lookup().findVirtual(Resource.class, "config", MethodType.methodType(Object.class));
            return accessor.asType(MethodType.methodType(type, Resource.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int position(Method method, int at) {
        var type = method.getParameterTypes()[at];
        if (at == 0) {
            return 0;
        }
        if (type == Inventory.class) {
            return 1;
        }
        if (type == Settings.class) {
            return 2;
        }
        throw new IllegalStateException("Rule method %s may not take a %s".formatted(method, type.getSimpleName()));
    }
}
