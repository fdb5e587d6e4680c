package org.einthoven.review;

import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.ScaleSource;

/** Speed and gain of a page before somebody says otherwise, and from where they are known. */
record KnownScale(double mmPerS, ScaleSource speedFrom, double mmPerMv, ScaleSource gainFrom) {

    /** What carts print by default: of a page that nobody could read. */
    static final KnownScale USUAL = new KnownScale(25, ScaleSource.ASSUMED, 10, ScaleSource.ASSUMED);

    static KnownScale of(PrintedPage page) {
        return new KnownScale(page.mmPerS(), page.speedFrom(), page.mmPerMv(), page.gainFrom());
    }

    /** @param read whether who laid the page out read it there */
    ScaleSource speedFrom(double set, boolean read) {
        return read || set != mmPerS ? ScaleSource.HAND : speedFrom;
    }

    /** @param read whether who laid the page out read it there */
    ScaleSource gainFrom(double set, boolean read) {
        return read || set != mmPerMv ? ScaleSource.HAND : gainFrom;
    }
}
