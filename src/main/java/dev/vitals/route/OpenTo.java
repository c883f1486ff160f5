package dev.vitals.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that asks for no right: for everybody, for everybody who has signed in, or for what is no person at all. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    /** Who may call it. */
    enum Whom {
        ANYBODY,
        /** With a role or without. */
        SIGNED_IN,
        /** The SCIM client of an identity provider, and nobody else. */
        SCIM
    }

    Whom value();
}
