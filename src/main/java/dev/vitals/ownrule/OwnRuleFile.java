package dev.vitals.ownrule;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.ownrule.RuleFile.Entry;
import dev.vitals.rule.Judge;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Own rules from a file, for a scan without a database: all of them judge, and all of them must be right. */
public final class OwnRuleFile {

    /** The file cannot be judged by; its message says all that is wrong, a line each. */
    public static final class WrongRulesException extends Exception {

        WrongRulesException(String message) {
            super(message);
        }
    }

    private OwnRuleFile() {}

    /** Judges for one scan. */
    public static List<Judge> judges(Path file, CollectorCatalogue collectors, SafeguardCatalogue safeguards)
            throws WrongRulesException {
        var kinds = new Kinds(collectors);
        var check = new RuleCheck(kinds, safeguards);
        var read = RuleFile.read(text(file));
        var wrong = new ArrayList<String>();
        read.wrong().forEach(each -> wrong.add(each.sentence()));
        for (Entry entry : read.entries()) {
            check.of(entry.text())
                    .forEach(each -> wrong.add(
                            "Line %d: %s, %s: %s".formatted(entry.line(), entry.id(), each.field(), each.words())));
        }
        if (!wrong.isEmpty()) {
            throw new WrongRulesException("%s cannot be judged by.%n%s".formatted(file, String.join("\n", wrong)));
        }
        var versions = read.entries().stream()
                .map(entry -> new RuleVersion(entry.id(), 1, entry.text(), Instant.EPOCH, "", entry.note()))
                .toList();
        return OwnRules.judges(versions, kinds, version -> OwnRules.compile(version.text(), kinds));
    }

    private static String text(Path file) throws WrongRulesException {
        try {
            if (Files.size(file) > RuleFile.LARGEST) {
                throw new WrongRulesException("%s is larger than a file of rules may be.".formatted(file));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException binary) {
            throw new WrongRulesException("%s is no text in UTF-8.".formatted(file));
        } catch (IOException missing) {
            throw new WrongRulesException("%s cannot be read.".formatted(file));
        }
    }
}
