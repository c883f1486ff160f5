package dev.vitals.collect.config;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;

/** A recorder and whether it records (DescribeConfigurationRecorderStatus). */
public record ConfigRecorder(ConfigurationRecorder recorder, Reading<ConfigurationRecorderStatus> status) {

    public String name() {
        return String.valueOf(recorder.name());
    }
}
