package dev.vitals.digest;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A letter as HTML: tables and styles on the elements, for mail programs know little else, and nothing from elsewhere. */
@Component
class LetterHtml {

    private final ITemplateEngine templates;

    LetterHtml(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(Letter letter) {
        return templates.process("mail/letter", new Context(Locale.ENGLISH, Map.of("letter", letter)));
    }
}
