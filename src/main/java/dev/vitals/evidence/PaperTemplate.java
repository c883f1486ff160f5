package dev.vitals.evidence;

import dev.vitals.audit.AuditAnchor;
import dev.vitals.page.Organization;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Fills the templates of the paper. All text goes through them, so that whatever AWS or people wrote is escaped there. */
@Component
class PaperTemplate {

    private final ITemplateEngine templates;
    private final Organization organization;
    private final PaperFonts fonts = new PaperFonts();
    private final String version;

    PaperTemplate(ITemplateEngine templates, Organization organization, ObjectProvider<BuildProperties> build) {
        this.templates = templates;
        this.organization = organization;
        var properties = build.getIfAvailable();
        this.version = properties == null ? "built from source" : properties.getVersion();
    }

    String version() {
        return version;
    }

    /** The paper as XHTML. */
    String fill(BinderContent content, SigningKey key) {
        var order = content.order();
        var variables = new HashMap<String, @Nullable Object>(Map.of(
                "b", content,
                "order", order,
                "say", new PaperWords(organization.zone()),
                "organization", organization,
                "vitals", version,
                "key", key,
                "anchor", AuditAnchor.check(order.anchor()),
                "met", TrendChart.met(content.scores(), order.firstDay(), order.lastDay()),
                "rate", TrendChart.rate(content.scores(), order.firstDay(), order.lastDay())));
        variables.put("open", TrendChart.open(content.scores(), order.firstDay(), order.lastDay()));
        return fonts.drawable(templates.process("binder/paper/paper", new Context(Locale.ENGLISH, variables)));
    }
}
