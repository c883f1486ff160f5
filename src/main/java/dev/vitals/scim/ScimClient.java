package dev.vitals.scim;

import dev.vitals.audit.Actor;
import dev.vitals.identity.Acting;

/** A provider's SCIM client behind a call: no person, and no member. */
record ScimClient(ScimProvider provider, String prefix) implements Acting {

    @Override
    public String method() {
        return "scim";
    }

    @Override
    public String displayName() {
        return provider.name() + " (SCIM)";
    }

    @Override
    public Actor actor(String address) {
        return new Actor(displayName(), method() + " " + prefix, address);
    }
}
