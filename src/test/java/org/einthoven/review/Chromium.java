package org.einthoven.review;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The browser that the pages are tested in: Debian's chromium, or the one that {@code CHROMIUM} names. */
final class Chromium {
    private static @Nullable Chromium shared;

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /**
     * One for all classes, since each start takes seconds, and a new one where that has crashed. It ends with the process,
     * whose pipe it hangs on. Skips the test, and says why, where there is no browser.
     */
    static Chromium shared() {
        if (shared == null || !shared.browser.isConnected()) {
            shared = open();
        }
        return shared;
    }

    private static Chromium open() {
        Path executable = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(executable),
                "no browser at " + executable + ": install Debian's package chromium or name one in CHROMIUM");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new Chromium(browser);
    }

    Browser browser() {
        return browser;
    }
}
