package dev.vitals.identity;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table that turns what a provider says into a role.
 *
 * @param position the lowest one that matches decides
 * @param issuer of which provider; empty for any
 * @param claim name of the claim or attribute
 * @param value one of its values
 * @param group on whose accounts; null for every account
 */
record ClaimRole(
        int position,
        String issuer,
        String claim,
        String value,
        Role role,
        @Nullable Long group) {

    boolean isAbout(Claims claims) {
        return (issuer.isEmpty() || issuer.equals(claims.issuer()))
                && claims.values().containsKey(claim);
    }

    boolean matches(Claims claims) {
        return isAbout(claims)
                && claims.values().getOrDefault(claim, java.util.List.of()).contains(value);
    }
}
