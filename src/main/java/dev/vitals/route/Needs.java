package dev.vitals.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route asks of whoever calls it. A method's word counts before its class's; a route without either is closed to
 * everybody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Right value();

    /** The path variable that holds the account on which the right is needed; empty where any account will do. */
    String account() default "";

    /** Whether who does it must have proved a short while ago that it is them: for approvals and settings. */
    boolean freshly() default false;
}
