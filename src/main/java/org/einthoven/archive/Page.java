package org.einthoven.archive;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param total how many there are in the whole list
 */
public record Page<T>(List<T> entries, long total) {
    public Page {
        entries = List.copyOf(entries);
    }
}
