package dev.vitals.hipaa;

import java.util.Set;

/**
 * One row of the regulation: a standard or an implementation specification.
 *
 * @param citation of 45 CFR, without the title: {@code 164.312(a)(2)(iv)}
 * @param title the rule's own heading
 * @param duty what it asks for, in our words
 * @param binds the kinds of entities that it binds
 * @param edition in which it stands
 */
public record Safeguard(
        String citation,
        Level level,
        Requirement requirement,
        String title,
        String duty,
        Proof proof,
        Set<EntityType> binds,
        Edition edition) {

    /** Whether a row is a standard or one of a standard's implementation specifications. */
    public enum Level {
        STANDARD,
        SPECIFICATION
    }

    /** 45 CFR 164.306(d): required ones must be implemented, addressable ones assessed and the decision recorded. */
    public enum Requirement {
        REQUIRED,
        ADDRESSABLE,
        /** The row explains or exempts and asks for nothing. */
        NONE
    }

    /** What can show that it holds. */
    public enum Proof {
        /** Rules alone. */
        AUTOMATED,
        /** Rules for a part, people for the rest. */
        PARTLY,
        /** People only. */
        ATTESTED
    }

    /** Which text of the rule. */
    public enum Edition {
        /** In force since the Omnibus Rule of 2013. */
        IN_FORCE,
        /** The proposal of January 2025 (90 FR 898): shown, never scored. */
        PROPOSED_2025
    }

    /** The parts of the rule, as its sections divide it. */
    public enum Family {
        GENERAL("General rules"),
        ADMINISTRATIVE("Administrative safeguards"),
        PHYSICAL("Physical safeguards"),
        TECHNICAL("Technical safeguards"),
        ORGANIZATIONAL("Organizational requirements"),
        DOCUMENTATION("Policies and documentation"),
        BREACH_NOTIFICATION("Breach notification"),
        PRIVACY("Privacy Rule");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The part that a section of 45 CFR 164 is, such as 308. */
        static Family ofSection(int section) {
            return switch (section) {
                case 306 -> GENERAL;
                case 308 -> ADMINISTRATIVE;
                case 310 -> PHYSICAL;
                case 312 -> TECHNICAL;
                case 314, 318 -> ORGANIZATIONAL;
                case 316 -> DOCUMENTATION;
                case 530 -> PRIVACY;
                default -> BREACH_NOTIFICATION;
            };
        }
    }

    /** The section that it stands in. */
    public Family family() {
        return Family.ofSection(section());
    }

    /** Whether it counts towards the score: a row of 164.308 to 164.316 in force that asks for something. */
    public boolean isScored() {
        return edition == Edition.IN_FORCE && requirement != Requirement.NONE && section() >= 308 && section() <= 316;
    }

    private int section() {
        return Integer.parseInt(citation.substring(4, 7));
    }
}
