package dev.vitals.identity;

import java.util.List;
import java.util.Map;

/**
 * What a provider says of somebody who signs in.
 *
 * @param issuer the provider's own identifier: {@code iss} of OpenID Connect, the entity id of SAML
 * @param subject what it calls them, for life: {@code sub}, or the persistent NameID
 * @param values every claim or attribute with all of its values
 */
public record Claims(String issuer, String subject, String name, String mail, Map<String, List<String>> values) {

    public Claims {
        values = Map.copyOf(values);
    }
}
