package dev.vitals.collect.reported;

/**
 * A finding as another product reports it. What moves with every further sighting (counts, times of the last one) is not
 * kept, so that a finding that stays the same costs no row; nor is any text that may hold what was found.
 */
public interface Report {

    /** What the product calls it: its id, or its ARN. */
    String id();

    /** The product's own headline. */
    String title();

    /** The product's own class of it, by which it is mapped to safeguards: {@code Recon:EC2/PortProbe}. */
    String type();

    /** As the product grades it, in its own words or numbers. */
    String severity();

    /** ARN, or id, of what it is about; empty where the product names nothing. */
    String resource();

    /** Whether the product still holds it for open: nobody archived, resolved or closed it there. */
    boolean isOpen();

    /** What it is about, in short: the last part of its ARN. */
    default String subject() {
        var end = Math.max(resource().lastIndexOf('/'), resource().lastIndexOf(':'));
        return resource().substring(end + 1);
    }
}
