package dev.vitals.ownrule.expression;

import java.util.List;

/** A text is no expression of the wanted kind. */
public final class DoesNotCompileException extends Exception {

    private final transient List<Problem> problems;

    DoesNotCompileException(List<Problem> problems) {
        super(problems.getFirst().words());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
