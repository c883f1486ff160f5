package dev.vitals.identity;

/** Another value of a claim gives a role now. Whoever keeps claims of people between sign-ins follows the table again. */
public record ClaimRolesChanged() {}
