package org.einthoven.signal;

import java.util.Set;

/**
 * How far one channel can be trusted.
 *
 * @param score 0 (useless) to 1 (clean)
 * @param issues what is wrong with it, empty for a clean channel
 * @param usable whether it may be read at all
 */
public record ChannelQuality(double score, Set<QualityIssue> issues, boolean usable) {

    public ChannelQuality {
        issues = Set.copyOf(issues);
    }
}
