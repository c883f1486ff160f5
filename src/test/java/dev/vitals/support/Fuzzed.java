package dev.vitals.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A property over made-up texts: the same ones in every run, as many as {@code jqwik.tries.default} says. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(seed = "20261127", shrinking = ShrinkingMode.BOUNDED)
public @interface Fuzzed {}
