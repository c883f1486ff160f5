package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

class ResourceTest {

    /** Models of the SDK hold null for whatever an answer leaves out. */
    @Test
    void isKeptWhereAwsLeavesOutItsArnAndName() {
        var group = AutoScalingGroup.builder().build();
        var key = new ResourceKey("111122223333", "us-east-1", "AWS::AutoScaling::AutoScalingGroup", "web");
        var resource = new Resource<>(key, group.autoScalingGroupARN(), group.autoScalingGroupName(), Map.of(), group);

        assertThat(resource.arn()).isEqualTo("web");
        assertThat(resource.name()).isEqualTo("web");
    }
}
