package dev.vitals.ownrule;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Redaction;
import dev.vitals.ownrule.expression.DoesNotCompileException;
import dev.vitals.ownrule.expression.Expression;
import dev.vitals.ownrule.expression.Outcome.Said;
import dev.vitals.ownrule.expression.Outcome.Unsaid;
import dev.vitals.ownrule.expression.Problem;
import dev.vitals.ownrule.expression.Subject;
import dev.vitals.rule.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule's text, ready to judge; one that does not compile judges nothing and says so. */
final class CompiledRule {

    private static final int LONGEST_SENTENCE = 400;

    private interface Compiler<T> {
        Expression<T> compile(String source, boolean tagged) throws DoesNotCompileException;
    }

    private final String title;
    private final Map<String, List<Problem>> problems = new LinkedHashMap<>();
    private final @Nullable Expression<Boolean> applies;
    private final @Nullable Expression<Boolean> expression;
    private final @Nullable Expression<String> message;

    private CompiledRule(RuleText text, boolean tagged) {
        this.title = text.title();
        this.applies = compile("applies", text.applies(), tagged, Expression::condition);
        this.expression = compile("expression", text.expression(), tagged, Expression::condition);
        this.message = compile("message", text.message(), tagged, Expression::text);
    }

    /** @param tagged whether tags are read of what it judges */
    static CompiledRule of(RuleText text, boolean tagged) {
        return new CompiledRule(text, tagged);
    }

    private <T> @Nullable Expression<T> compile(String field, String source, boolean tagged, Compiler<T> compiler) {
        if (source.isBlank()) {
            return null;
        }
        try {
            return compiler.compile(source, tagged);
        } catch (DoesNotCompileException wrong) {
            problems.put(field, wrong.problems());
            return null;
        }
    }

    /** What does not compile, by the name of the field. */
    Map<String, List<Problem>> problems() {
        return problems;
    }

    boolean isBroken() {
        return expression == null || !problems.isEmpty();
    }

    /** What it says of a subject. Never throws for what it cannot read or understand. */
    Verdict judge(Subject subject) {
        if (expression == null || isBroken()) {
            return new Verdict.Unknown(Cause.NOT_JUDGED, "its expression does not compile");
        }
        if (applies != null) {
            switch (applies.of(subject)) {
                case Unsaid<Boolean>(Cause cause, String detail) -> {
                    return new Verdict.Unknown(cause, detail);
                }
                case Said<Boolean>(Boolean holds)
                when !holds -> {
                    return Verdict.notApplicable("the rule is written for others of its type");
                }
                case Said<Boolean> meant -> {
                    // it is about this one
                }
            }
        }
        return switch (expression.of(subject)) {
            case Unsaid<Boolean>(Cause cause, String detail) -> new Verdict.Unknown(cause, detail);
            case Said<Boolean>(Boolean holds) -> holds ? Verdict.pass() : failure(subject);
        };
    }

    private Verdict failure(Subject subject) {
        var said = message == null ? null : message.of(subject);
        // What the sentence cannot say does not take the failure back.
        var sentence = said instanceof Said<String>(String words) && !words.isBlank()
                ? naming(subject, clean(words))
                : "%s is not as it should be: %s".formatted(naming(subject), title);
        return Verdict.fail(sentence).expected(title);
    }

    /** A headline names what it is about. */
    private static String naming(Subject subject, String words) {
        return words.contains(subject.id()) || words.contains(subject.name())
                ? words
                : "%s: %s".formatted(naming(subject), words);
    }

    private static String naming(Subject subject) {
        return subject.name().equals(subject.id()) ? subject.id() : "%s (%s)".formatted(subject.id(), subject.name());
    }

    private static String clean(String words) {
        var line = Redaction.text(words).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_SENTENCE ? line : line.substring(0, LONGEST_SENTENCE) + "…";
    }
}
