package dev.vitals.collect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Reading;
import dev.vitals.support.Inventories;
import dev.vitals.support.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With whom a document is shared is read to the end. */
class DocumentSharesTest {

    private static final String SHARES = "DescribeDocumentPermission-setup+Share";

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "ListDocuments----Key---Owner---Values----Self-----1645c9ab",
            "{'DocumentIdentifiers': [{'Name': 'setup'}]}",
            SHARES,
            "{'AccountIds': ['222233334444'], 'NextToken': 'more'}"));

    @Test
    void findsAllBehindTheFirstPage() {
        answers.put("DescribeDocumentPermission-setup+more+Share", "{'AccountIds': ['all']}");

        assertThat(shares()).isEqualTo(Reading.known(List.of("222233334444", "all")));
    }

    @Test
    void doesNotTakeTheFirstPageForAllOfThem() {
        answers.put("DescribeDocumentPermission-setup+more+Share", "error:InternalServerError");

        assertThat(shares().isReadable()).isFalse();
    }

    private Reading<List<String>> shares() {
        return Recorded.of("ssm", "ssm", answers)
                .inventory()
                .find(SsmDocument.class, Inventories.REGION, "setup")
                .orElseThrow()
                .config()
                .sharedWith();
    }
}
