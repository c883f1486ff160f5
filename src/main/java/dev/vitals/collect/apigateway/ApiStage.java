package dev.vitals.collect.apigateway;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * A stage of a REST API.
 *
 * @param backends the kinds of integration of the API's methods: {@code HTTP}, {@code AWS_PROXY}, {@code MOCK}
 */
public record ApiStage(String apiId, String apiName, Stage stage, Reading<List<String>> backends) {
    public String id() {
        return apiId + "/" + stage.stageName();
    }

    public String name() {
        return apiName + "/" + stage.stageName();
    }
}
