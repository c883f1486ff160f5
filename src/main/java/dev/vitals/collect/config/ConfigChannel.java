package dev.vitals.collect.config;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.DeliveryChannelStatus;

/** A delivery channel and how its last deliveries went (DescribeDeliveryChannelStatus). */
public record ConfigChannel(DeliveryChannel channel, Reading<DeliveryChannelStatus> status) {

    public String name() {
        return String.valueOf(channel.name());
    }
}
