package org.einthoven.review;

import org.einthoven.refresh.MetCorrections.Met;

/** A recording whose corrections a later version gets right. */
public record MetRow(Met met, Times.Moment readAt) {
    static MetRow of(Met met, Times times) {
        return new MetRow(met, times.of(met.readAt()));
    }
}
