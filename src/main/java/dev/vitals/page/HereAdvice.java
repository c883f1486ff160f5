package dev.vitals.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts {@code here} into every page: Thymeleaf lets no address be made by a bean, but by the model. */
@ControllerAdvice
class HereAdvice {

    @ModelAttribute("here")
    Here here(HttpServletRequest request) {
        return new Here(request);
    }
}
