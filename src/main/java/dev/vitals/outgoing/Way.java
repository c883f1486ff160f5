package dev.vitals.outgoing;

import java.util.List;

/** How a kind of destination is told. */
interface Way {

    Kind kind();

    /**
     * Hands deliveries to one destination over and waits for the answer, within bounds. Never throws what the other side
     * causes.
     *
     * @return how it went, for each delivery in their order
     */
    List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries);
}
