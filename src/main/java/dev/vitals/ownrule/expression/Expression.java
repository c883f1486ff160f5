package dev.vitals.ownrule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Redaction;
import dev.vitals.ownrule.expression.Outcome.Said;
import dev.vitals.ownrule.expression.Outcome.Unsaid;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A compiled expression. Whatever it meets, it answers: what it cannot read, what is not there and what would take too
 * long have no value, and say why. Safe for several threads.
 *
 * @param <T> what it gives: Boolean or String
 */
public final class Expression<T> {

    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern ERROR = Pattern.compile("(?s)evaluation error(?: at [^:]*:(\\d+))?: (.*)");
    private static final Pattern MISSING = Pattern.compile("(?s)(?>.*?key ')(.*)' is not present in map.*");

    private final CelAbstractSyntaxTree ast;
    private final CelRuntime.Program program;
    private final Class<T> result;

    private Expression(CelAbstractSyntaxTree ast, CelRuntime.Program program, Class<T> result) {
        this.ast = ast;
        this.program = program;
        this.result = result;
    }

    /**
     * An expression that is true or false.
     *
     * @param tagged whether tags are read of what is judged
     */
    public static Expression<Boolean> condition(String source, boolean tagged) throws DoesNotCompileException {
        return compile(source, tagged, SimpleType.BOOL, Boolean.class);
    }

    /**
     * An expression that gives a text.
     *
     * @param tagged whether tags are read of what is judged
     */
    public static Expression<String> text(String source, boolean tagged) throws DoesNotCompileException {
        return compile(source, tagged, SimpleType.STRING, String.class);
    }

    private static <T> Expression<T> compile(String source, boolean tagged, CelType wanted, Class<T> result)
            throws DoesNotCompileException {
        if (source.length() > Language.LONGEST) {
            throw refused("An expression has at most %,d characters.".formatted(Language.LONGEST));
        }
        try {
            var ast = Language.of(tagged).compile(source).getAst();
            var problems = Checks.of(ast, wanted);
            if (!problems.isEmpty()) {
                throw new DoesNotCompileException(problems);
            }
            return new Expression<>(ast, Language.RUNTIME.createProgram(ast), result);
        } catch (CelValidationException wrong) {
            var problems = wrong.getErrors().stream().map(Expression::problem).toList();
            throw problems.isEmpty() ? refused(wrong.getMessage()) : new DoesNotCompileException(problems);
        } catch (CelEvaluationException wrong) {
            throw refused(wrong.getMessage());
        } catch (StackOverflowError deep) {
            throw refused("The expression is too deeply nested.");
        }
    }

    /** What it says of a subject. */
    public Outcome<T> of(Subject subject) {
        var effort = new Effort();
        try {
            var value = ScopedValue.where(Effort.CURRENT, effort).call(() -> evaluate(subject, effort));
            var halted = effort.halted();
            return halted != null ? new Unsaid<>(halted.why(), halted.detail()) : said(value);
        } catch (Halt halt) {
            return new Unsaid<>(halt.why(), halt.detail());
        } catch (CelEvaluationException wrong) {
            var halted = effort.halted();
            return halted != null ? new Unsaid<>(halted.why(), halted.detail()) : stumbled(wrong);
        } catch (StackOverflowError deep) {
            return unsaid("its expression is too deeply nested");
        } catch (RuntimeException odd) {
            return unsaid(
                    "its expression stumbles (%s)".formatted(odd.getClass().getSimpleName()));
        }
    }

    private Object evaluate(Subject subject, Effort effort) throws CelEvaluationException {
        return program.trace(name -> Optional.ofNullable(variable(name, subject, effort)), (node, value) -> {
            effort.spend(1);
            if (value instanceof String text) {
                effort.weigh(text);
            }
        });
    }

    private static @org.jspecify.annotations.Nullable Object variable(String name, Subject subject, Effort effort) {
        return switch (name) {
            case "resource" -> Sight.of(subject.resource(), effort);
            case "tags" -> tags(subject, effort);
            case "id" -> subject.id();
            case "name" -> subject.name();
            case "arn" -> subject.arn();
            case "account" -> subject.account();
            case "region" -> subject.region();
            case "now" -> subject.now();
            default -> null;
        };
    }

    /** Where AWS refused the tags, the resource is shown without any: that it has none would be made up. */
    private static Object tags(Subject subject, Effort effort) {
        subject.resource().properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("tags"))
                .forEach(member -> Sight.of(member.getValue(), effort));
        return subject.tags();
    }

    private Outcome<T> said(Object value) {
        return result.isInstance(value)
                ? new Said<>(result.cast(value))
                : unsaid("its expression gives %s and not %s".formatted(kind(value), wanted()));
    }

    private String wanted() {
        return result == Boolean.class ? "true or false" : "a text";
    }

    private static String kind(Object value) {
        return switch (value) {
            case Boolean truth -> "true or false";
            case String text -> "a text";
            case Number number -> "a number";
            case List<?> list -> "a list";
            default -> "something else";
        };
    }

    private Outcome<T> stumbled(CelEvaluationException wrong) {
        var parts = ERROR.matcher(wrong.getMessage() == null ? "" : wrong.getMessage());
        var at = parts.matches() && parts.group(1) != null ? place(Integer.parseInt(parts.group(1))) : "";
        var message = parts.matches() ? parts.group(2) : "";
        var missing = MISSING.matcher(message);
        if (wrong.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND && missing.matches()) {
            return unsaid("its expression asks for “%s”%s, which is not there; ask has() first"
                    .formatted(missing.group(1), at));
        }
        if (wrong.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
            return unsaid("its loops take more than %,d turns%s".formatted(Language.TURNS, at));
        }
        return unsaid("its expression stumbles%s: %s".formatted(at, why(wrong, message)));
    }

    /** The library wraps what a function throws into its arguments; the sentence that was meant lies within. */
    private static String why(CelEvaluationException wrong, String message) {
        for (Throwable at = wrong.getCause(); at != null; at = at.getCause()) {
            if (at instanceof IllegalArgumentException && at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return message;
    }

    private String place(int offset) {
        return ast.getSource()
                .getOffsetLocation(offset)
                .map(found -> " at line %d, column %d".formatted(found.getLine(), found.getColumn() + 1))
                .orElse("");
    }

    private static <T> Outcome<T> unsaid(String detail) {
        var clean = Redaction.text(detail).replaceAll("\\p{Cntrl}+", " ");
        return new Unsaid<>(
                Cause.NOT_JUDGED,
                clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "…");
    }

    private static Problem problem(CelIssue issue) {
        var place = issue.getSourceLocation();
        var message = issue.getMessage().replace(" (in container '')", "");
        return place.getLine() < 1
                ? Problem.everywhere(message)
                : new Problem(place.getLine(), place.getColumn() + 1, message);
    }

    private static DoesNotCompileException refused(String message) {
        return new DoesNotCompileException(List.of(Problem.everywhere(message)));
    }
}
