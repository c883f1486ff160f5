package dev.vitals.collect.ecs;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The latest active revision of a family, without what its containers are told in variables (DescribeTaskDefinition).
 */
public record EcsTaskDefinition(String family, Reading<TaskDefinition> definition) {}
