package dev.vitals.collect.sagemaker;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;

/** An endpoint configuration (DescribeEndpointConfig).  */
public record EndpointConfiguration(String name, String arn, Reading<DescribeEndpointConfigResponse> configuration) {}
