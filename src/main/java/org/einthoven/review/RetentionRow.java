package org.einthoven.review;

import java.time.Duration;
import org.einthoven.retention.Retention.Due;
import org.einthoven.retention.RetentionRule;

/**
 * A rule of what is kept for how long.
 *
 * @param days how long; 0 for ever
 * @param old how much would go now
 */
public record RetentionRow(RetentionRule rule, long days, long old) {
    static RetentionRow of(Due due) {
        return new RetentionRow(due.rule(), due.period().map(Duration::toDays).orElse(0L), due.old());
    }
}
