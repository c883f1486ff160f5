package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;

/**
 * How long sessions of a role may last, which the authorization details leave out (ListRoles).
 *
 * @param maximum in seconds
 */
public record RoleSession(String roleName, Reading<Integer> maximum) {}
