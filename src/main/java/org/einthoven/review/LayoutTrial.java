package org.einthoven.review;

import java.util.List;
import org.einthoven.paper.TracedPage;

/**
 * A page that was traced as the form lays it out, to be looked at before it is kept.
 *
 * @param warnings in English what speaks against the layout
 */
public record LayoutTrial(List<String> warnings) {
    public LayoutTrial {
        warnings = List.copyOf(warnings);
    }

    static LayoutTrial of(TracedPage traced) {
        return new LayoutTrial(traced.warnings());
    }
}
