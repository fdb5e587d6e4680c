package org.einthoven.evaluation.pages;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.einthoven.ecg.Ecg;

/** A page with known samples. The same seed, recording and severity give the same file. */
public record RenderedPage(PageStyle style, byte[] file) {
    /** Neighbouring seeds of {@link Random} begin alike; the golden ratio in 64 bits sets them apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    public static RenderedPage of(Ecg twelveLeads, Severity severity, long seed) {
        return of(twelveLeads, severity, seed, UnaryOperator.identity());
    }

    /** @param changed makes of the style that was drawn by chance the one in which the page is printed */
    public static RenderedPage of(Ecg twelveLeads, Severity severity, long seed, UnaryOperator<PageStyle> changed) {
        Random random = new Random(seed * SPREAD);
        PageStyle style = changed.apply(PageStyle.random(random));
        return new RenderedPage(style, Damage.file(PrintedPage.of(twelveLeads, style, random), severity, random));
    }
}
