package dev.vitals.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.identity.Provisioning.RefusedException;
import dev.vitals.log.Mark;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Errors as SCIM has them, each with a sentence for whoever reads the provider's log. */
@RestControllerAdvice(
        assignableTypes = {ScimUserController.class, ScimGroupController.class, ScimAboutController.class})
class ScimAdvice {

    private static final Logger log = LoggerFactory.getLogger(ScimAdvice.class);

    @ExceptionHandler
    ResponseEntity<String> refused(ScimRefusal refusal) {
        return answer(refusal.status(), refusal.type(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(RefusedException refusal) {
        return answer(HttpStatus.CONFLICT, null, String.valueOf(refusal.getMessage()));
    }

    /** An id that is none, or a number that is none. */
    @ExceptionHandler
    ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException mistake) {
        return mistake.getName().equals("id")
                ? answer(HttpStatus.NOT_FOUND, null, "There is nothing of this id.")
                : answer(HttpStatus.BAD_REQUEST, "invalidValue", mistake.getName() + " is a whole number.");
    }

    @ExceptionHandler
    ResponseEntity<String> broken(Exception failure) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        Mark.REFERENCE.during(reference, () -> log.error("Error {} in SCIM", reference, failure));
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                null,
                "Something went wrong on our side and nothing was kept. Reference " + reference + ".");
    }

    private static ResponseEntity<String> answer(HttpStatus status, @Nullable String type, String detail) {
        ObjectNode json = ScimJson.object(ScimJson.ERROR);
        json.put("status", String.valueOf(status.value()));
        if (type != null) {
            json.put("scimType", type);
        }
        json.put("detail", detail);
        return ScimJson.answer(ResponseEntity.status(status), json);
    }
}
