package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of AWS Config, as a row of the table has them: {@code managed ACCESS_KEYS_ROTATED; maxAccessKeyAge=90}. */
final class ConfigRuleParts {

    static final String TYPE = "AWS::Config::ConfigRule";
    static final String ROW = "Config rule ";

    private static final String FROM_PACK = "-conformance-pack-";

    /** Parameters for which a lower number asks for more. */
    private static final Set<String> MOST = Set.of(
            "maxAccessKeyAge",
            "maxCredentialUsageAge",
            "MaxPasswordAge",
            "daysHighSev",
            "daysMediumSev",
            "daysLowSev",
            "accountRCUThresholdPercentage",
            "accountWCUThresholdPercentage");

    private static final Set<String> LEAST = Set.of("MinimumPasswordLength", "PasswordReusePrevention");

    private ConfigRuleParts() {}

    /** A rule of the conformance pack, which names it by the rule and adds an ending of its own. */
    static Part ofPack(QuickStartTable.Row row) {
        var name = row.component().substring(ROW.length());
        var pieces = row.properties().split("; ", 2);
        var source = pieces[0].replace("managed ", "");
        var checks =
                Stream.concat(Stream.of(active()), pieces.length > 1 ? parameters(pieces[1]) : Stream.<Check>empty());
        var own = new Part.Likeness(
                "its name and its source, outside of the pack",
                rule -> rule.resourceId().equals(name) && isSource(rule, source));
        return Part.alike(
                name,
                TYPE,
                new Part.Likeness(
                        "its name and its source",
                        rule -> rule.resourceId().startsWith(name + FROM_PACK) && isSource(rule, source),
                        own),
                checks.toArray(Check[]::new));
    }

    /** A rule that a stack deploys under a fixed name. */
    static Part named(String stack, String logicalId, String name, @Nullable String source, Check... more) {
        var part = Part.of(stack, logicalId, TYPE, active())
                .checking(more)
                .like("its name", rule -> rule.resourceId().equals(name))
                .optionally();
        return source == null ? part : part.checking(Checks.held("rule.Source.SourceIdentifier", "Source", source));
    }

    /** A parameter, by name, that was deployed with a value. */
    static Check parameter(String name, String deployed) {
        return new Check(name, subject -> {
            var parameters = subject.config().document("rule.InputParameters");
            var observed = parameters.text(name).orElse("not set");
            if (observed.equalsIgnoreCase(deployed)) {
                return Stream.empty();
            }
            return Stream.of(
                    isWeaker(name, observed, deployed, parameters)
                            ? weaker(name, observed, deployed)
                            : other(name, observed, deployed));
        });
    }

    private static Stream<Check> parameters(String list) {
        return Arrays.stream(list.split(", ")).map(pair -> pair.split("=", 2)).map(pair -> parameter(pair[0], pair[1]));
    }

    private static boolean isSource(Stored rule, String source) {
        return rule.config()
                .text("rule.Source.SourceIdentifier")
                .filter(source::equals)
                .isPresent();
    }

    private static Check active() {
        return Checks.held("rule.ConfigRuleState", "State", "ACTIVE");
    }

    private static boolean isWeaker(String name, String observed, String deployed, Members parameters) {
        if (name.startsWith("blockedPort")) {
            return values(parameters).values().stream().noneMatch(deployed::equals);
        }
        if (!observed.matches("\\d{1,9}")) {
            // A flag that was on, or a bound that is no more; one that was off asks for nothing.
            return !deployed.equalsIgnoreCase("false");
        }
        return MOST.contains(name) && Integer.parseInt(observed) > Integer.parseInt(deployed)
                || LEAST.contains(name) && Integer.parseInt(observed) < Integer.parseInt(deployed);
    }

    private static Map<String, String> values(Members parameters) {
        var values = new LinkedHashMap<String, String>();
        parameters
                .json()
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        return values;
    }
}
