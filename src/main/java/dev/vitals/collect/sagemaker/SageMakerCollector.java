package dev.vitals.collect.sagemaker;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Notebooks and endpoint configurations of a region. */
final class SageMakerCollector implements Collector {

    static final ResourceKind<Notebook> NOTEBOOK = ResourceKind.of(
                    "AWS::SageMaker::NotebookInstance",
                    Notebook.class,
                    Notebook::name,
                    (place, notebook) -> notebook.arn())
            .ignoring("LastModifiedTime", "NotebookInstanceStatus", "Url");

    static final ResourceKind<EndpointConfiguration> ENDPOINT_CONFIGURATION = ResourceKind.of(
            "AWS::SageMaker::EndpointConfig",
            EndpointConfiguration.class,
            EndpointConfiguration::name,
            (place, configuration) -> configuration.arn());

    @Override
    public String service() {
        return "sagemaker";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(NOTEBOOK, ENDPOINT_CONFIGURATION);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("sagemaker", "ListNotebookInstances"),
                Operation.of("sagemaker", "DescribeNotebookInstance"),
                Operation.of("sagemaker", "ListEndpointConfigs"),
                Operation.of("sagemaker", "DescribeEndpointConfig"));
    }

    @Override
    public void collect(Sweep sweep) {
        var sageMaker = sweep.client(SageMakerClient.class);
        sweep.list(
                NOTEBOOK,
                () -> sageMaker
                        .listNotebookInstancesPaginator(page -> page.maxResults(100))
                        .notebookInstances(),
                notebook -> new Notebook(
                        notebook.notebookInstanceName(),
                        String.valueOf(notebook.notebookInstanceArn()),
                        sweep.read(() -> sageMaker.describeNotebookInstance(
                                request -> request.notebookInstanceName(notebook.notebookInstanceName())))));
        sweep.list(
                ENDPOINT_CONFIGURATION,
                () -> sageMaker
                        .listEndpointConfigsPaginator(page -> page.maxResults(100))
                        .endpointConfigs(),
                configuration -> new EndpointConfiguration(
                        configuration.endpointConfigName(),
                        String.valueOf(configuration.endpointConfigArn()),
                        sweep.read(() -> sageMaker.describeEndpointConfig(
                                request -> request.endpointConfigName(configuration.endpointConfigName())))));
    }
}
