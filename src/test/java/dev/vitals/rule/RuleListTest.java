package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.CollectorCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} true; written anew by {@code mvn test -Dtest=RuleListTest -Ddocs.write=true}. */
class RuleListTest {

    private static final Path FILE = Path.of("docs/rules.md");
    private static final List<RuleDefinition> RULES = RuleCatalogue.discover().definitions();
    private static final RuleFactTable FACTS = RuleFactTable.load();
    private static final RuleSheet SHEET = new RuleSheet(FACTS, CollectorCatalogue.discover());

    @Test
    void listsEveryRule() throws IOException {
        var list = SHEET.markdown(RULES);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, list);
        }
        assertThat(FILE)
                .as("run mvn test -Dtest=RuleListTest -Ddocs.write=true, or java -jar vitals.jar rules > docs/rules.md")
                .hasContent(list);
    }

    @Test
    void theReadmeStatesHowManyThereAre() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("[The %d rules]".formatted(RULES.size()));
    }

    @Test
    void knowsWhatEachRuleNeedsAndWhereItStandsAmongPeers() {
        assertThat(RULES).allSatisfy(rule -> {
            var facts = FACTS.of(rule.id());
            assertThat(facts.tier()).as(rule.id()).isBetween(1, 3);
            assertThat(facts.service()).as(rule.id()).isNotEmpty();
            assertThat(SHEET.type(rule)).as(rule.id()).startsWith("AWS::");
        });
        var certificates = FACTS.of("acm-certificate-not-expiring");
        assertThat(SHEET.actions(certificates)).containsExactly("acm:ListCertificates");
        assertThat(certificates.peers()).containsExactly(Peer.PROWLER, Peer.CONFIG, Peer.STEAMPIPE, Peer.CLOUDSPLOIT);
        assertThat(SHEET.actions(FACTS.of("ec2-instance-no-effective-internet-exposure")))
                .contains("ec2:DescribeInstances", "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls");
    }

    @Test
    void tellsAMappedCheckFromOneBesideAndOneThatWasDropped() {
        var cache = FACTS.of("apigateway-stage-cache-encrypted");
        assertThat(cache.checksOf(Peer.PROWLER))
                .containsExactly(
                        new PeerCheck(Peer.PROWLER, "apigateway_restapi_cache_encrypted", PeerCheck.Place.BESIDE));
        assertThat(cache.checksOf(Peer.CONFIG)).extracting(PeerCheck::place).containsExactly(PeerCheck.Place.DROPPED);
        assertThat(cache.checksOf(Peer.STEAMPIPE)).extracting(PeerCheck::place).containsExactly(PeerCheck.Place.MAPPED);
    }

    @Test
    void knowsNothingOfARuleThatTheTablesDoNotName() {
        assertThat(FACTS.of("own-rule")).isEqualTo(RuleFacts.NONE);
    }
}
