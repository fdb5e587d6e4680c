package org.einthoven.review;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for barriers on a page with axe-core: WCAG 2.1, levels A and AA. */
final class Axe {
    private static final String AXE = read("/axe.min.js");
    private static final String BARRIERS =
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
              const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' at ' + node.target + ': ' + node.failureSummary.replaceAll('\\n', ' ')));
            }
            """;

    private Axe() {}

    static List<?> barriers(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate(BARRIERS);
    }

    private static String read(String resource) {
        try (InputStream file = Axe.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
