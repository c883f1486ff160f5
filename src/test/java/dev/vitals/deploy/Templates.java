package dev.vitals.deploy;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Templates of CloudFormation as maps; a short form such as {@code !Ref Role} is its text. */
final class Templates {

    private Templates() {}

    static Map<String, Object> parsed(String template) {
        return new Yaml(new ShortForms()).load(template);
    }

    private static final class ShortForms extends SafeConstructor {

        ShortForms() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return node.getTag() + " " + (node instanceof ScalarNode scalar ? scalar.getValue() : "…");
                }
            });
        }
    }
}
