package dev.vitals.collect.sagemaker;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.sagemaker.model.DescribeNotebookInstanceResponse;

/** A notebook instance (DescribeNotebookInstance).  */
public record Notebook(String name, String arn, Reading<DescribeNotebookInstanceResponse> notebook) {}
