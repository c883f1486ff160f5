package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A browser in which somebody is signed in as the operator, and looks at pages wide and narrow, light and dark. */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String EVERYTHING = "**/*";

    /** In milliseconds; a machine that does much else at once is slow, which is no fault of a page. */
    private static final int PATIENCE = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE / 3.0);
    }

    private final String base;
    private final Playwright playwright = Playwright.create();
    private final Browser browser = launch(playwright);
    private final List<String> complaints = new ArrayList<>();

    Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** A page in a context of its own, signed in as the operator. */
    Page signedIn(int width, ColorScheme theme) {
        return signedIn("operator", looking(width, theme));
    }

    /** A page in a context of its own, signed in as somebody whose password is the operator's. */
    Page signedIn(String name, Browser.NewContextOptions options) {
        var page = stranger(options);
        page.navigate(url("/login"));
        page.fill("#username", name);
        page.fill("#password", PASSWORD);
        page.click("button[type=submit]");
        assertThat(page.url()).doesNotContain("/login");
        return page;
    }

    /** A page in a context of its own, before the door; what was held against pages before it is forgotten. */
    Page stranger(Browser.NewContextOptions options) {
        complaints.clear();
        var page = browser.newContext(options).newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    static Browser.NewContextOptions looking(int width, ColorScheme theme) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(theme)
                .setTimezoneId("UTC");
    }

    /** Goes to a page, takes a picture of it, and has it checked for accessibility, width and complaints of the console. */
    void look(Page page, String path, String name, int width, ColorScheme theme) {
        complaints.clear();
        var status = page.navigate(url(path)).status();
        var file = "%s-%d-%s.jpg".formatted(name, width, theme.name().toLowerCase(Locale.ROOT));
        picture(page, file);
        assertThat(Axe.violations(page)).as(path).isEmpty();
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits %d pixels", path, width)
                .isTrue();
        // The console names every answer that is an error; a page that is meant to be one may be named.
        assertThat(status < 400 ? complaints : List.of())
                .as("%s in the browser's console", path)
                .isEmpty();
    }

    String url(String path) {
        return base + path;
    }

    /** Takes a picture of what the page shows in both themes and both widths, and has it checked for accessibility. */
    void look(Page page, String name) {
        for (int width : List.of(1440, 390)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                var file = "%s-%d-%s.jpg".formatted(name, width, theme.name().toLowerCase(Locale.ROOT));
                picture(page, file);
                assertThat(theme == ColorScheme.LIGHT ? Axe.violations(page) : Axe.violationsOfColors(page))
                        .as(file)
                        .isEmpty();
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(file + " fits its width")
                        .isTrue();
            }
        }
        page.setViewportSize(1440, 900);
    }

    /** Keeps a page that asks for its moving part from moving (or going on to another page) while it is looked at. */
    void hold(Page page) {
        page.route(EVERYTHING, route -> {
            if (route.request().headers().containsKey("vitals-background")) {
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
    }

    /** Lets a page move again. */
    void letGo(Page page) {
        page.unroute(EVERYTHING);
    }

    /** Takes a picture of what the page shows as it is, and has it checked for accessibility. */
    void axe(Page page, String name) {
        page.screenshot(jpeg().setPath(PICTURES.resolve(name + ".jpg")));
        assertThat(Axe.violations(page)).as(name).isEmpty();
    }

    private static void picture(Page page, String file) {
        page.screenshot(jpeg().setFullPage(true).setPath(PICTURES.resolve(file)));
    }

    /** Is made in a fifth of the time of a PNG. */
    private static Page.ScreenshotOptions jpeg() {
        return new Page.ScreenshotOptions().setType(ScreenshotType.JPEG).setQuality(80);
    }

    /** What the browser's console held against the pages. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Browser launch(Playwright playwright) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--no-first-run"));
        if (Files.exists(CHROMIUM)) {
            options.setExecutablePath(CHROMIUM);
        }
        return playwright.chromium().launch(options);
    }
}
