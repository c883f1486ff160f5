package dev.vitals.ownrule;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.Guidance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says what is wrong with a rule's text, field by field. */
@Component
class RuleCheck {

    static final Pattern ID = Pattern.compile("own-[a-z0-9-]{1,60}");

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_GUIDANCE = 10_000;

    private final Kinds kinds;
    private final SafeguardCatalogue safeguards;

    RuleCheck(Kinds kinds, SafeguardCatalogue safeguards) {
        this.kinds = kinds;
        this.safeguards = safeguards;
    }

    /** Something that is wrong, at a field of the form. */
    record Wrong(String field, String words) {

        /** The field as the form names it. */
        public String label() {
            return switch (field) {
                case "applies" -> "It is meant where";
                case "expression" -> "It passes where";
                case "message" -> "A failure reads";
                case "guidance" -> "Why it matters and how to fix it";
                default -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
            };
        }
    }

    /** Everything that is wrong with a text; empty when it can judge. */
    List<Wrong> of(RuleText text) {
        var wrong = new ArrayList<Wrong>();
        title(text.title(), wrong);
        if (kinds.find(text.type()).isEmpty()) {
            wrong.add(new Wrong("type", "Vitals reads no resources of the type “%s”.".formatted(text.type())));
        }
        if (text.safeguards().isEmpty()) {
            wrong.add(new Wrong("safeguards", "Choose at least one safeguard that the rule serves."));
        }
        text.safeguards().stream()
                .filter(citation -> safeguards.find(citation).isEmpty())
                .forEach(citation -> wrong.add(
                        new Wrong("safeguards", "“%s” is no citation of the Security Rule.".formatted(citation))));
        if (text.expression().isBlank()) {
            wrong.add(new Wrong("expression", "Write what must be true for the rule to pass."));
        }
        OwnRules.compile(text, kinds)
                .problems()
                .forEach(
                        (field, problems) -> problems.forEach(problem -> wrong.add(new Wrong(field, problem.words()))));
        guidance(text.guidance(), wrong);
        return List.copyOf(wrong);
    }

    private static void title(String title, List<Wrong> wrong) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            wrong.add(new Wrong(
                    "title", "Say in a short sentence, at most %d characters, what holds.".formatted(LONGEST_TITLE)));
        } else if (title.chars().anyMatch(Character::isISOControl)) {
            wrong.add(new Wrong("title", "A title is one line."));
        }
    }

    private static void guidance(String guidance, List<Wrong> wrong) {
        if (guidance.length() > LONGEST_GUIDANCE) {
            wrong.add(new Wrong("guidance", "Guidance has at most %,d characters.".formatted(LONGEST_GUIDANCE)));
            return;
        }
        try {
            Guidance.parse(guidance);
        } catch (StackOverflowError deep) {
            wrong.add(new Wrong("guidance", "The guidance is too deeply nested."));
        }
    }
}
