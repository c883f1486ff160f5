package dev.vitals.rule.logs;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

class LogPolicyRulesTest {

    private final LogPolicyRules rules = new LogPolicyRules();

    @Test
    void tellsEveryoneFromAServiceOfAws() {
        verdict(judge("'Principal':'*'")).fails("Logs policy dns lets everyone in (Statement[0])");
        verdict(judge("'Principal':{'Service':'route53.amazonaws.com'}")).passes();
        verdict(judge("'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}"))
                .passes();
    }

    @Test
    void isUnknownWithoutADocument() {
        assertThatThrownBy(() -> rules.notPublic(ResourcePolicy.builder().build()))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict judge(String principal) {
        var text = "{'Statement':[{'Effect':'Allow','Action':'logs:PutLogEvents','Resource':'*'," + principal + "}]}";
        return rules.notPublic(ResourcePolicy.builder()
                .policyName("dns")
                .policyDocument(text.replace('\'', '"'))
                .build());
    }
}
