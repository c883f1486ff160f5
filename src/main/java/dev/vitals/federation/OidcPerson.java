package dev.vitals.federation;

import dev.vitals.identity.SignedIn;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody who came through OpenID Connect. Their claims lie with the member, not in the session; of the tokens only the
 * ID token is kept, which the provider wants back when they sign out.
 *
 * @param idToken as it came; empty where the provider needs none
 */
record OidcPerson(UUID member, String provider, String subject, String displayName, String idToken)
        implements OidcUser, SignedIn, Serializable {

    @Override
    public String method() {
        return "oidc";
    }

    @Override
    public String getName() {
        return displayName;
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of("sub", subject);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return new OidcIdToken(idToken.isEmpty() ? "none" : idToken, null, null, getClaims());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
