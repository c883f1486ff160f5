package dev.vitals.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that judges one kind of resource. Its first parameter is the configuration {@code T} or the
 * {@code Resource<T>}; further ones, in any order, may be the {@code Inventory} and the {@code Settings}. It returns a
 * {@link Verdict}. Its class ends in {@code Rules}, lies under {@code dev.vitals.rule} and has a constructor without
 * arguments. Why it matters and how to fix it stands in {@code rules/<id>.md}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** The stable id, as the catalogue names it. */
    String id();

    /** What holds when the rule passes: a short sentence. */
    String title();

    Severity severity();

    /** Citations of 45 CFR that the rule serves, each in the catalogue of safeguards. */
    String[] safeguards();

    /** Raised by one whenever the same resource could get another verdict than before. */
    int version() default 1;
}
