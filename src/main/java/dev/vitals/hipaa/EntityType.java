package dev.vitals.hipaa;

/** Whom the Security Rule binds (45 CFR 160.103, 164.104). */
public enum EntityType {
    HEALTH_CARE_PROVIDER,
    HEALTH_PLAN,
    CLEARINGHOUSE,
    /** A plan whose sponsor handles PHI: 164.314(b). */
    GROUP_HEALTH_PLAN,
    BUSINESS_ASSOCIATE
}
