package org.einthoven.review;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The browser that the pages are tested in: Debian's chromium, or the one that {@code CHROMIUM} names. */
final class Chromium {
    private static final long PATIENCE_S = 30;

    /** For what a page is to show or do; whoever tests has other things to do as well. */
    static final int WAIT_MS = 60_000;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "browser-watch");
        thread.setDaemon(true);
        return thread;
    });

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
        // of itself it has no patience beyond 5 s
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MS);
        return new Chromium(browser);
    }

    /**
     * Closes what a visit had open. A browser that does not answer, for which Playwright would wait for ever, is ended: the
     * next visit starts another.
     */
    void close(BrowserContext context) {
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> watch = WATCH.schedule(() -> end(ended), PATIENCE_S, TimeUnit.SECONDS);
        try {
            context.close();
        } catch (PlaywrightException e) {
            if (!ended.get()) {
                throw e;
            }
        } finally {
            watch.cancel(false);
        }
        if (ended.get()) {
            System.err.println("The browser did not close a page within " + PATIENCE_S + " s and was ended.");
            shared = null;
        }
    }

    private static void end(AtomicBoolean ended) {
        ended.set(true);
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    Browser browser() {
        return browser;
    }
}
