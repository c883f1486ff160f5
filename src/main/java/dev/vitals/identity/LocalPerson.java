package dev.vitals.identity;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody who signed in with a name and a password of Vitals itself. Roles are not authorities: they are read anew. */
public final class LocalPerson implements UserDetails, SignedIn, CredentialsContainer {

    private static final long serialVersionUID = 1;

    private final UUID member;
    private final String name;
    private @Nullable String passwordHash;

    /** A person of this name, with the hash of the password until it was held against one. */
    public LocalPerson(UUID member, String name, String passwordHash) {
        this.member = member;
        this.name = name;
        this.passwordHash = passwordHash;
    }

    @Override
    public UUID member() {
        return member;
    }

    @Override
    public String method() {
        return "local";
    }

    @Override
    public String displayName() {
        return name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocalPerson person && person.member.equals(member);
    }

    @Override
    public int hashCode() {
        return member.hashCode();
    }
}
