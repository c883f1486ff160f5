package dev.vitals.rule.ssm;

import dev.vitals.collect.ssm.SessionPreferences;
import dev.vitals.collect.ssm.SsmDocument;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Documents, parameters and the preferences of Session Manager. */
class DocumentRules {

    /** Names that say "secret". A part of a word, as in "monkey" or "keyboard", does not count. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(^|[/._-])(passwords?|passwd|pwd|secrets?|secret[._-]?key|api[._-]?keys?|access[._-]?keys?"
                    + "|private[._-]?keys?|tokens?|credentials?)($|[/._-])");

    /** What follows the secret's name where the parameter says something about the secret, and is none. */
    private static final Pattern ABOUT = Pattern.compile(
            "(?i).*[/._-](arn|name|id|url|uri|endpoint|host|path|ttl|lifetime|expir\\w*|duration|length|policy|rotation|version"
                    + "|type|timeout|count|enabled|alias|region|bucket|table|issuer|audience)");

    @Rule(
            id = "ssm-document-not-public",
            title = "The document is not shared with everyone",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict notPublic(SsmDocument document) {
        return document.sharedWith().orElseThrow().stream().anyMatch("all"::equalsIgnoreCase)
                ? Verdict.fail("Document %s is shared with every AWS account".formatted(document.name()))
                        .at("sharedWith", "all")
                        .expected("named accounts, or none")
                : Verdict.pass();
    }

    @Rule(
            id = "ssm-parameter-encrypted",
            title = "A parameter that holds a secret is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)"},
            version = 2)
    Verdict encrypted(ParameterMetadata parameter) {
        var type = Reading.required(parameter.type(), "Type");
        if (type == ParameterType.SECURE_STRING) {
            return Verdict.pass();
        }
        var name = Reading.required(parameter.name(), "Name");
        return SECRET.matcher(name).find() && !ABOUT.matcher(name).matches()
                ? Verdict.fail("Parameter %s sounds like a secret and is a %s".formatted(parameter.name(), type))
                        .at("Type", type)
                        .expected("SecureString")
                : Verdict.notApplicable("Its name does not sound like a secret");
    }

    @Rule(
            id = "ssm-session-idle-timeout",
            title = "Idle sessions end, and sessions are logged",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iii)", "164.312(b)"},
            version = 2)
    Verdict sessionsEnd(SessionPreferences preferences, Inventory inventory, Settings settings) {
        var content = preferences.content().value();
        int most = settings.limits().sessionIdleMinutes();
        if (content.isEmpty()
                && inventory
                        .all(InstanceInformation.class, preferences.region())
                        .isEmpty()) {
            return Verdict.notApplicable("No machine in this region takes sessions");
        }
        if (content.isEmpty()) {
            return fail(preferences, "keeps idle sessions for 20 minutes and logs none", "content", "not set", most);
        }
        var inputs = SessionInputs.parse(content.get());
        if (inputs.idleMinutes() > most) {
            var found = "keeps idle sessions for %d minutes".formatted(inputs.idleMinutes());
            return fail(preferences, found, "content.inputs.idleSessionTimeout", inputs.idleMinutes(), most);
        }
        return Optional.of(inputs)
                .filter(set -> !set.isLoggedEncrypted())
                .<Verdict>map(set -> fail(
                        preferences,
                        set.isLogged() ? "logs sessions without encryption" : "logs no sessions",
                        "content.inputs",
                        set,
                        most))
                .orElseGet(Verdict::pass);
    }

    private static Verdict fail(SessionPreferences where, String what, String field, Object found, int most) {
        return Verdict.fail("Session Manager in %s %s".formatted(where.region(), what))
                .at(field, found)
                .expected("at most %d minutes, with encrypted logs in S3 or CloudWatch Logs".formatted(most));
    }
}
