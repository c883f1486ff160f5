package dev.vitals.collect.cloudformation;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * The editions of the AWS HIPAA QuickStart, and how their root stacks are known: by the output {@code TemplateType},
 * and by the description. The first edition shares its templates, and so its output, with the QuickStarts for other
 * standards: there HIPAA must be named, by the QuickStart's own number or in words.
 */
public enum QuickStart {
    /** Of 2016 to early 2021: role groups, two VPCs, a web application. */
    V1("v1"),
    /** Of 2021: a conformance pack, three VPCs and a transit gateway. */
    V2("v2");

    /** The number under which AWS counts launches of the HIPAA QuickStart, of either edition. */
    private static final String NUMBER = "qs-1qtukbnsl";

    private static final String TYPE_OF_V1 = "Standard Multi-Tier Web Application";
    private static final String WORDS_OF_V1 = "full sample web application";
    private static final Pattern HIPAA = Pattern.compile("(?i)\\bhipaa\\b");
    private static final Pattern DESCRIBED = Pattern.compile(
            "(?im)^(?>.*?hipaa).*(quick ?start|reference architecture|compliance|ready environment)|^(?>.*?quick ?start).*hipaa");

    private final String word;

    QuickStart(String word) {
        this.word = word;
    }

    /** As the templates' history calls it. */
    public String word() {
        return word;
    }

    /** The edition whose root this stack is; empty for the stacks below a root and for all others. */
    public static Optional<QuickStart> rootedIn(Stack stack) {
        if (stack.parentId() != null) {
            return Optional.empty();
        }
        var description = String.valueOf(stack.description());
        var type = templateType(stack);
        if (type.equals(TYPE_OF_V1) || description.contains(WORDS_OF_V1)) {
            return namesHipaa(stack, description) ? Optional.of(V1) : Optional.empty();
        }
        return HIPAA.matcher(type).find() || DESCRIBED.matcher(description).find() || description.contains(NUMBER)
                ? Optional.of(V2)
                : Optional.empty();
    }

    private static boolean namesHipaa(Stack stack, String description) {
        return description.contains(NUMBER)
                || HIPAA.matcher(description).find()
                || HIPAA.matcher(String.valueOf(stack.stackName())).find();
    }

    private static String templateType(Stack stack) {
        return stack.outputs().stream()
                .filter(output -> "TemplateType".equals(output.outputKey()))
                .map(Output::outputValue)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
