package dev.vitals.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way of signing in beside the password of Vitals itself: a protocol, with the providers that are configured for it. */
public interface SignInWay {

    /**
     * A provider, as the door shows it.
     *
     * @param label what its button says: the company's name for it
     * @param href path within Vitals that starts the sign-in
     * @param problem why it cannot be used now, in a sentence; empty where it can
     */
    record Door(String label, String href, String problem) {}

    /**
     * Adds the protocol's filters to the chain that guards the pages.
     *
     * @throws Exception as Spring Security's own builders do
     */
    void open(HttpSecurity http) throws Exception;

    /** Whether the door asks for a name and a password for it. */
    default boolean takesPassword() {
        return false;
    }

    /** The providers, in the order of the configuration. */
    List<Door> doors();

    /**
     * Path within Vitals that has a person prove again, to the provider that vouched for them, that it is them.
     *
     * @param to page of ours to come back to
     * @return empty for who came another way
     */
    Optional<String> again(SignedIn person, String to);
}
