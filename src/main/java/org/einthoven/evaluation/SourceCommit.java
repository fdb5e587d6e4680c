package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The commit that the running code was built from, for whoever wants to measure or train again. */
public final class SourceCommit {

    private static final String UNKNOWN = "unknown";

    private SourceCommit() {}

    /**
     * Twelve digits of its hash, with {@code -dirty} where a tracked file differs from it that figures may come from: not
     * the documents, which are written while one result is measured after the other. "unknown" without git.
     */
    public static String now() {
        String commit = git("rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        String changed = git(
                "status",
                "--porcelain",
                "--untracked-files=no",
                "--",
                ":/",
                ":(top,exclude)docs",
                ":(top,exclude)README.md");
        return changed.isEmpty() ? commit : commit + "-dirty";
    }

    /** What git says; nothing where there is none. */
    private static String git(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? out.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
