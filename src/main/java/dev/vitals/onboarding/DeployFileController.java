package dev.vitals.onboarding;

import dev.vitals.deploy.DeployFiles;
import dev.vitals.deploy.GivenTo;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The files that make roles: with nothing filled in, and with what was generated for an account on its way in. */
@Controller
@Needs(Right.ACCOUNTS)
class DeployFileController {

    private final OnboardingStore paths;

    DeployFileController(OnboardingStore paths) {
        this.paths = paths;
    }

    @GetMapping("/onboarding/files/{name}")
    ResponseEntity<String> blank(@PathVariable String name) {
        return file(name, GivenTo.NOBODY);
    }

    @GetMapping("/onboarding/{id}/files/{name}")
    ResponseEntity<String> filledIn(@PathVariable UUID id, @PathVariable String name) {
        var path = paths.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is under way as " + id));
        return file(name, path.whom());
    }

    private static ResponseEntity<String> file(String name, GivenTo whom) {
        var text = switch (name) {
            case "vitals-read.yaml" -> DeployFiles.readRole(whom);
            case "vitals-read.tf" -> DeployFiles.readRoleModule(whom);
            case "vitals-read-organization.yaml" -> DeployFiles.organization(whom);
            case "vitals-read-organization.tf" -> DeployFiles.organizationModule(whom);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no file " + name);
        };
        return ResponseEntity.ok()
                .contentType(name.endsWith(".tf") ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_YAML)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .body(text);
    }
}
