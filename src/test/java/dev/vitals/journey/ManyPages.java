package dev.vitals.journey;

import dev.vitals.Vitals;
import dev.vitals.finding.ListedFindings;
import dev.vitals.score.DayKeeper;
import dev.vitals.support.Company;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** Beside each page as it opens: what people ask of it. */
    private static final List<String> QUESTIONS = List.of(
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

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private String base = "";

    /** Settles a company in a database of its own and asks for every page. */
    public List<String[]> measure() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        try (var vitals = new SpringApplicationBuilder(Vitals.class)
                .run(
                        "--server.port=0",
                        "--vitals.data=" + DATA,
                        "--vitals.demo=false",
                        "--vitals.operator.password=" + Visitor.PASSWORD,
                        "--db-scheduler.enabled=false",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error")) {
            base = "http://127.0.0.1:"
                    + ((WebServerApplicationContext) vitals).getWebServer().getPort();
            var addresses = settle(vitals);
            signIn();
            return lines(addresses);
        }
    }

    private Set<String> settle(ConfigurableApplicationContext vitals) throws IOException {
        var sql = vitals.getBean(JdbcClient.class);
        var company = new Company(sql, FINDINGS);
        company.settle();
        ListedFindings.addUp(sql, vitals.getBean(PlatformTransactionManager.class));
        sql.sql("vacuum analyze").update();
        vitals.getBean(DayKeeper.class).keepToday();
        company.remember();
        Staff.hire(sql, "ben", "compliance_officer");
        ReflectionTestUtils.invokeMethod(vitals.getBean("demoPeople"), "tell");
        var ids = new LivedIn(sql).live();
        sql.sql("vacuum analyze").update();
        var addresses = new LinkedHashSet<>(PageAddresses.of(ids).values());
        addresses.addAll(QUESTIONS);
        return addresses;
    }

    private void signIn() {
        var token = TOKEN.matcher(ask("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("No form to sign in by");
        }
        var form = "username=operator&password=" + URLEncoder.encode(Visitor.PASSWORD, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** The slowest first; of those that are quick only how many there are. */
    private List<String[]> lines(Set<String> addresses) {
        var taken = new LinkedHashMap<String, Long>();
        addresses.forEach(address -> taken.put(address, p95(address)));
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

    private long p95(String address) {
        var taken = new ArrayList<Long>();
        for (int at = -WARM; at < ASKED && taken.stream().allMatch(millis -> millis < HOPELESS); at++) {
            var began = System.nanoTime();
            var answer = ask(address.replace(" ", "%20"));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s answered %d".formatted(address, answer.statusCode()));
            }
            if (at >= 0) {
                taken.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        }
        Collections.sort(taken);
        return taken.get(Math.max(0, taken.size() * 95 / 100 - 1));
    }

    private HttpResponse<String> ask(String address) {
        return send(HttpRequest.newBuilder(URI.create(base + address)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException("No answer from " + request.uri(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
