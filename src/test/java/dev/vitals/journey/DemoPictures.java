package dev.vitals.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes pictures of a running demo, as for the README. Not a test: {@code main URL PASSWORD FOLDER [PATH…]}; each path
 * is taken wide and narrow, light and dark; {@code -Dpictures.cut=true} ends them at the window's edge.
 */
final class DemoPictures {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private DemoPictures() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[2]);
        Files.createDirectories(folder);
        try (var playwright = Playwright.create()) {
            var options = new BrowserType.LaunchOptions()
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
            if (Files.exists(CHROMIUM)) {
                options.setExecutablePath(CHROMIUM);
            }
            var browser = playwright.chromium().launch(options);
            for (String look : List.of("1440 LIGHT", "390 DARK", "1440 DARK", "390 LIGHT")) {
                take(browser, arguments, folder, look);
            }
            browser.close();
        }
    }

    private static void take(Browser browser, String[] arguments, Path folder, String look) {
        int width = Integer.parseInt(look.split(" ")[0]);
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(ColorScheme.valueOf(look.split(" ")[1])));
        var page = context.newPage();
        page.navigate(arguments[0] + "/login");
        page.fill("#password", arguments[1]);
        page.click("button[type=submit]");
        for (int i = 3; i < arguments.length; i++) {
            page.navigate(arguments[0] + arguments[i]);
            var name = arguments[i].replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(!Boolean.getBoolean("pictures.cut"))
                    .setPath(folder.resolve((name.isEmpty() ? "overview" : name) + "-"
                            + look.replace(" ", "-").toLowerCase(java.util.Locale.ROOT) + ".png")));
        }
        context.close();
    }
}
