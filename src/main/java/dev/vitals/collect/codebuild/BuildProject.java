package dev.vitals.collect.codebuild;

import java.util.List;
import software.amazon.awssdk.services.codebuild.model.Project;

/**
 * A project without the values of its variables.
 *
 * @param accessKeys names of plaintext variables whose value has the form of an AWS access key id
 * @param urlCredentials source locations in which credentials stood, with the credentials taken out
 */
public record BuildProject(Project project, List<String> accessKeys, List<String> urlCredentials) {
    public String name() {
        return String.valueOf(project.name());
    }
}
