package org.einthoven.paper;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.formats.PrintedPage;

/**
 * What a page shows, traced as somebody laid it out.
 *
 * @param warnings what speaks against the layout, in words; mostly none
 */
public record TracedPage(Ecg ecg, PrintedPage page, List<String> warnings) {
    public TracedPage {
        warnings = List.copyOf(warnings);
    }
}
