package dev.vitals.digest;

import java.util.Optional;

/**
 * Where mails go.
 *
 * @param delivery empty where none is configured: then mails are kept here, to be read
 */
record WayOut(Optional<Delivery> delivery) {

    static final WayOut NONE = new WayOut(Optional.empty());

    static WayOut by(Delivery delivery) {
        return new WayOut(Optional.of(delivery));
    }

    /** Whether others than the addressee may read along. */
    boolean isShared() {
        return delivery.map(Delivery::isShared).orElse(false);
    }

    /** Where mails go, for people; empty for nowhere. */
    public String title() {
        return delivery.map(Delivery::title).orElse("");
    }

    public boolean isOpen() {
        return delivery.isPresent();
    }
}
