package dev.vitals.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class AttestationListTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final AsOf LATER = new AsOf(MONDAY.plusDays(20), NOON.plusSeconds(1_728_000), true);

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, ZoneOffset.UTC);
    private final AttestationList list = new AttestationList(database.sql());

    @BeforeEach
    void attest() {
        people.attested("164.308(b)(3)", MONDAY, MONDAY.plusDays(90), NOON);
        people.attested("164.310(b)", MONDAY, MONDAY.plusDays(10), NOON);
        people.recorded("164.316(a)", MONDAY, MONDAY.plusDays(30), NOON);
        long gone = people.recorded("164.310(c)", MONDAY, MONDAY.plusDays(40), NOON);
        people.store().withdraw(gone, "A mistake.", Witnesses.BEN, NOON);
    }

    @Test
    void beginsWithWhatIsDueFirstAndLeavesOutWhatWasWithdrawn() {
        assertThat(citations("", "", "")).containsExactly("164.310(b)", "164.316(a)", "164.308(b)(3)");
        assertThat(citations("", "", "-due")).containsExactly("164.308(b)(3)", "164.316(a)", "164.310(b)");
        assertThat(citations("", "all", "citation")).hasSize(4).startsWith("164.308(b)(3)");
    }

    @Test
    void narrowsToAStateOfTheDayThatIsAsked() {
        assertThat(citations("", "lapsed", "")).containsExactly("164.310(b)");
        assertThat(citations("", "unsigned", "")).containsExactly("164.316(a)");
        assertThat(citations("", "withdrawn", "")).containsExactly("164.310(c)");
        var then = new AsOf(MONDAY, NOON.plusSeconds(1), false);
        assertThat(list.page(new AttestationFilter("", "lapsed", ""), then, 1).rows())
                .isEmpty();
        var before = new AsOf(MONDAY.minusDays(1), NOON.minusSeconds(86_400), false);
        assertThat(list.page(new AttestationFilter("", "all", ""), before, 1).rows())
                .isEmpty();
    }

    @Test
    void findsWordsAndTakesThemLiterally() {
        assertThat(citations("316", "", "")).containsExactly("164.316(a)");
        assertThat(citations("%", "", "")).isEmpty();
        assertThatThrownBy(() -> citations("", "odd", "")).isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> citations("", "", "colour")).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void showsTheLastPageWhereThereAreNotSoMany() {
        var page = list.page(new AttestationFilter("", "", ""), LATER, 99);

        assertThat(page.number()).isEqualTo(1);
        assertThat(page.total()).isEqualTo(3);
    }

    private List<String> citations(String text, String state, String sort) {
        return list.page(new AttestationFilter(text, state, sort), LATER, 1).rows().stream()
                .map(Attestation::citation)
                .toList();
    }
}
