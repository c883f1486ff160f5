package dev.vitals.journey;

import dev.vitals.finding.ListedFindings;
import dev.vitals.score.DayKeeper;
import dev.vitals.support.Company;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/** Every page of a large company, asked of the whole application over HTTP. Runs from {@code bench/run}. */
public final class ManyPages {

    private static final int FINDINGS = Integer.getInteger("vitals.findings", 1_000_000);
    private static final int ASKED = 12;
    private static final int WARM = 3;

    /** Whatever takes so long is not asked again, in milliseconds. */
    private static final long HOPELESS = 3_000;

    private static final String GOAL = "200 ms";
    private static final Path DATA = Path.of("target/bench-pages");

    /** Beside each page as it opens: what people ask of it. */
    static final List<String> QUESTIONS = List.of(
            "/?asOf=2026-06-01",
            "/?scope=account:100000000007",
            "/?scope=group:1",
            "/findings?by=finding",
            "/findings?by=finding&severity=low&sort=-opened",
            "/findings?asOf=2026-06-01",
            "/safeguards?asOf=2026-06-01",
            "/safeguards?citation=164.312(a)(2)(iv)",
            "/resources?asOf=2026-06-01",
            "/trends?from=2020-12-01",
            "/trends?from=2020-12-01&subject=safeguard:164.312(a)(2)(iv)",
            "/trends?from=2020-12-01&scope=account:100000000007",
            "/search?q=t123456");

    /** Settles a company in a database of its own and asks for every page. */
    public List<String[]> measure() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        try (var vitals = MeasuredVitals.start(DATA)) {
            var addresses = settle(vitals);
            return lines(
                    addresses,
                    new Asker(((WebServerApplicationContext) vitals)
                            .getWebServer()
                            .getPort()));
        }
    }

    private static Set<String> settle(ConfigurableApplicationContext vitals) throws IOException {
        var addresses = new LinkedHashSet<>(PageAddresses.of(lived(vitals)).values());
        addresses.addAll(QUESTIONS);
        return addresses;
    }

    /** A large company in this application, and ids of what is there, by name. */
    static Map<String, String> lived(ConfigurableApplicationContext vitals) {
        return lived(vitals, FINDINGS);
    }

    static Map<String, String> lived(ConfigurableApplicationContext vitals, int findings) {
        var sql = vitals.getBean(JdbcClient.class);
        // Who does not own a table is told so in a warning, and nothing is vacuumed or analyzed.
        var owner = Owner.of(vitals);
        var company = new Company(sql, findings);
        company.settle();
        ListedFindings.addUp(sql, vitals.getBean(PlatformTransactionManager.class));
        owner.sql("vacuum analyze").update();
        company.enter();
        vitals.getBean(DayKeeper.class).keepToday();
        company.remember();
        Staff.hire(sql, "ben", "compliance_officer");
        ReflectionTestUtils.invokeMethod(vitals.getBean("demoPeople"), "tell");
        var ids = new LivedIn(sql).live();
        owner.sql("vacuum analyze").update();
        return ids;
    }

    /** The slowest first; of those that are quick only how many there are. */
    private static List<String[]> lines(Set<String> addresses, Asker asker) {
        var taken = new LinkedHashMap<String, Long>();
        addresses.forEach(address -> taken.put(address, p95(address, asker)));
        var slowest = taken.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(Integer.getInteger("vitals.slowest", 15))
                .toList();
        var lines = new ArrayList<String[]>();
        slowest.forEach(page ->
                lines.add(new String[] {"page %s, p95".formatted(page.getKey()), page.getValue() + " ms", GOAL}));
        lines.add(new String[] {
            "the other pages of %,d, at most".formatted(taken.size()),
            taken.values().stream()
                            .sorted(Comparator.reverseOrder())
                            .skip(slowest.size())
                            .findFirst()
                            .orElse(0L) + " ms",
            GOAL
        });
        return lines;
    }

    private static long p95(String address, Asker asker) {
        var taken = new ArrayList<Long>();
        for (int at = -WARM; at < ASKED && taken.stream().allMatch(millis -> millis < HOPELESS); at++) {
            var began = System.nanoTime();
            var status = asker.ask(address);
            if (status != 200) {
                throw new IllegalStateException("%s answered %d".formatted(address, status));
            }
            if (at >= 0) {
                taken.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        }
        Collections.sort(taken);
        return taken.get(Math.max(0, taken.size() * 95 / 100 - 1));
    }
}
