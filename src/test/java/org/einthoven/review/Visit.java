package org.einthoven.review;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One person at one screen, with a session of their own. */
final class Visit implements AutoCloseable {
    private final Chromium chromium;
    private final BrowserContext context;
    private final Page page;
    private final List<String> failures = new ArrayList<>();

    private Visit(Chromium chromium, BrowserContext context) {
        this.chromium = chromium;
        this.context = context;
        this.context.setDefaultTimeout(Chromium.WAIT_MS);
        this.page = context.newPage();
        page.onPageError(failures::add);
        page.onDialog(Visit::goOn);
    }

    /**
     * Leaves a page on which something is unsaved. Where nobody answers, Playwright's driver does, and ends with all tests that
     * follow when the page is gone by then.
     */
    private static void goOn(Dialog dialog) {
        try {
            dialog.accept();
        } catch (PlaywrightException gone) {
            // it asks no more
        }
    }

    static Visit of(Chromium chromium, URL server) {
        return of(chromium, server, 1);
    }

    /** @param devicePixelRatio device pixels in a CSS pixel */
    static Visit of(Chromium chromium, URL server, double devicePixelRatio) {
        return new Visit(
                chromium,
                chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(1700, 900)
                                .setDeviceScaleFactor(devicePixelRatio)
                                .setBaseURL(server.toString())));
    }

    /**
     * Without smooth scrolling: Playwright tries again what moves under its click, after a pause that it takes by a timer in
     * the page, and where scripts are off no timer ever rings.
     */
    static Visit withoutScripts(Chromium chromium, URL server) {
        return new Visit(
                chromium,
                chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(1700, 900)
                                .setJavaScriptEnabled(false)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setBaseURL(server.toString())));
    }

    /** Signs in with a quickstart account, whose password is its name. */
    Visit as(String account) {
        page.navigate("/login");
        signIn(account, account);
        return this;
    }

    void signIn(String account, String password) {
        page.fill("#user", account);
        page.fill("#password", password);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.endsWith("/login") && !address.contains("j_security_check"));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a recording and waits until its trace is drawn. */
    Page open(UUID recording) {
        page.navigate("/recordings/" + recording);
        awaitTrace();
        return page;
    }

    void awaitTrace() {
        page.waitForSelector("#sheet[data-drawn=trace]");
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    List<String> texts(String selector) {
        return find(selector).allInnerTexts();
    }

    /** What is on the page, once all of it has come: after a click part of the next one may be there. */
    Locator find(String selector) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        return page.locator(selector);
    }

    /** Errors of the page's own scripts. */
    List<String> scriptErrors() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        chromium.close(context);
    }
}
