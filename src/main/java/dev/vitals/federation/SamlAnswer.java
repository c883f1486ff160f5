package dev.vitals.federation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an assertion that held says.
 *
 * @param issuer entity id of the provider
 * @param id of the assertion
 * @param until when the assertion would be refused by its age
 * @param nameId as the provider wants it back when it is told of a logout
 * @param sessionIndex of the provider's session; empty where it names none
 * @param signedInAt when the provider had the person prove who they are
 */
record SamlAnswer(
        String issuer,
        String id,
        Instant until,
        String nameId,
        String nameIdFormat,
        String sessionIndex,
        Instant signedInAt,
        Map<String, List<String>> attributes) {}
