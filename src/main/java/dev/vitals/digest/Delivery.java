package dev.vitals.digest;

/** A way out of the house: a mail server, or a service of AWS. */
interface Delivery {

    /** Hands one mail over and waits for the answer, a few seconds at most. Never throws what a mail or server causes. */
    Outcome send(Mail mail);

    /** Where mails go, for people, such as "SMTP server mail.example.org". */
    String title();

    /** Whether others than the addressee may read along: then every mail is written discreetly. */
    default boolean isShared() {
        return false;
    }
}
