package dev.vitals.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import tools.jackson.databind.JsonNode;

/** Writes what an account answered into a folder, so that it can be scanned again without the account. */
final class Recorder {

    private final Path folder;

    Recorder(Path folder) {
        this.folder = folder;
    }

    void answered(String service, String region, String operation, SdkRequest request, SdkResponse response) {
        write(service, region, CallKey.fileName(operation, (SdkPojo) request) + ".json", SdkJson.toJson(response));
    }

    /** Only AWS's own answers are kept: a lost connection says nothing of the account. */
    void failed(String service, String region, String operation, SdkRequest request, Throwable failure) {
        if (!(failure instanceof AwsServiceException answered) || answered.awsErrorDetails() == null) {
            return;
        }
        var json = SdkJson.MAPPER
                .createObjectNode()
                .put("Code", answered.awsErrorDetails().errorCode())
                .put("Message", answered.awsErrorDetails().errorMessage())
                .put("StatusCode", answered.statusCode());
        write(service, region, CallKey.fileName(operation, (SdkPojo) request) + ".error.json", json);
    }

    private void write(String service, String region, String name, JsonNode json) {
        try {
            var file = folder.resolve(service).resolve(region).resolve(name);
            Files.createDirectories(file.getParent());
            var text = SdkJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException("The recording cannot be written to " + folder, full);
        }
    }
}
