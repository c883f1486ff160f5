package dev.vitals.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The only words that a parameter takes, or that a member of an answer has. Parameters are held against it before the
 * resource is asked, and the description of the API lists them.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Words {

    /** A scope: everything, an account, or a group of accounts. */
    String SCOPE = "all|account:\\d{12}|group:\\d{1,18}";

    /** The id of an account. */
    String ACCOUNT = "\\d{12}";

    /** A citation of 45 CFR. */
    String CITATION = "16[04]\\.\\d{3}(\\([0-9a-zA-Z]{1,5}\\))*";

    /** Words that are written down here. */
    String[] value() default {};

    /** Or those of an enumeration: what its {@code word()} says, else its names in lower case. */
    Class<? extends Enum<?>> of() default NoWords.class;

    /** Or whatever is like this regular expression. */
    String like() default "";

    /** Whether a hyphen may stand before a word, for the other way round: {@code -opened}. */
    boolean turns() default false;

    /** Has none. */
    enum NoWords {}
}
