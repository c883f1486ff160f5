package dev.vitals.ownrule;

import dev.vitals.inventory.ContentHash;
import dev.vitals.rule.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person fills in to write a rule or a new version of one.
 *
 * @param base the version on which it was written; 0 for a new rule
 * @param account on whose resources it is tried; empty for all
 * @param tried the mark of the text whose trial was shown last
 */
record RuleForm(
        @Nullable String id,
        @Nullable String title,
        @Nullable String type,
        @Nullable String severity,
        @Nullable List<String> safeguards,
        @Nullable String applies,
        @Nullable String expression,
        @Nullable String message,
        @Nullable String guidance,
        @Nullable String note,
        int base,
        @Nullable String account,
        @Nullable String tried) {

    private static final String PREFIX = "own-";
    private static final int MARK = 16;

    static RuleForm empty(String type) {
        return new RuleForm(PREFIX, "", type, "medium", List.of(), "", "", "", "", "", 0, "", "");
    }

    static RuleForm of(RuleVersion version, int base) {
        var text = version.text();
        return new RuleForm(
                version.rule(),
                text.title(),
                text.type(),
                text.severity().word(),
                text.safeguards(),
                text.applies(),
                text.expression(),
                text.message(),
                text.guidance(),
                "",
                base,
                "",
                "");
    }

    /** The same as a form of this rule, whatever was sent. */
    RuleForm of(String rule, String itsType) {
        return new RuleForm(
                rule,
                title,
                itsType,
                severity,
                safeguards,
                applies,
                expression,
                message,
                guidance,
                note,
                base,
                account,
                tried);
    }

    public boolean isNew() {
        return base == 0;
    }

    public RuleText text() {
        return new RuleText(
                clean(title),
                clean(type),
                chosenSeverity(),
                safeguards == null ? List.of() : safeguards.stream().distinct().toList(),
                clean(applies),
                clean(expression),
                clean(message),
                clean(guidance));
    }

    String cleanId() {
        return clean(id);
    }

    String cleanNote() {
        var line = clean(note).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200);
    }

    String chosenAccount() {
        return clean(account);
    }

    public boolean serves(String citation) {
        return safeguards != null && safeguards.contains(citation);
    }

    /** Tells one text from another: only what was tried just so may be switched on. */
    public String mark() {
        return ContentHash.of(JsonMapper.shared().valueToTree(text()), Set.of())
                .hex()
                .substring(0, MARK);
    }

    public boolean wasTried() {
        return mark().equals(tried);
    }

    private Severity chosenSeverity() {
        return Arrays.stream(Severity.values())
                .filter(known -> known.word().equals(clean(severity)))
                .findFirst()
                .orElse(Severity.MEDIUM);
    }

    /** Browsers send lines with a carriage return; the store and the marks know none. */
    private static String clean(@Nullable String raw) {
        return raw == null ? "" : raw.replace("\r\n", "\n").strip();
    }
}
