package org.einthoven.review;

import jakarta.inject.Inject;
import java.util.UUID;
import org.einthoven.archive.Edits;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;

/** What the tests of changes share: a recording that is open, what the models read of it, and the log. */
abstract class EditPages extends BrowserTest {
    @Inject
    Readings readings;

    @Inject
    Edits edits;

    UUID open(String family) {
        UUID id = seeds.read(family, minutesAgo(4));
        visit.as("cardiologist").open(id);
        return id;
    }

    ReadingDocument model(UUID id) {
        return readings.of(id).orElseThrow().document();
    }

    String measured(String name) {
        return visit.find("table.measurements tr:has(th:text-is('" + name + "')) td.number")
                .innerText()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Waits until the log has so many entries and the page shows them. */
    void awaitLog(int entries) {
        visit.page().waitForSelector("#edits[data-last='" + entries + "']");
    }
}
