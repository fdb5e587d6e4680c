package org.einthoven.review;

import org.einthoven.formats.PrintedPage;

/**
 * What a reader must know of a recording that was taken from paper.
 *
 * @param resolution how long and how high a pixel of the picture is, and where the gain is from
 * @param unsure leads whose trace must be looked at, such as {@code V1, V2}; empty for none
 */
public record PageNote(String layout, String resolution, String unsure) {

    static PageNote of(PrintedPage page) {
        return new PageNote(page.layout(), page.resolution(), String.join(", ", page.unsure()));
    }
}
