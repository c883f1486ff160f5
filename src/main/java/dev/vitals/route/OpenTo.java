package dev.vitals.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that asks for no right: for everybody, or for everybody who has signed in, with a role or without. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    /** Who may call it. */
    enum Whom {
        ANYBODY,
        SIGNED_IN
    }

    Whom value();
}
